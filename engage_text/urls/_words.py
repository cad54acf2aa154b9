"""Words: those before a full stop without a space after it, and those that name hosts.

Literals for look-up, no logic. They were written down from reading messages in these languages. No corpus or word list
was copied. They are in lower case, as people type them on a phone: accents are often left out, so both forms are here.
"""

from __future__ import annotations

__all__ = [
    "CLAUSE_ENDS",
    "CLEAR_CODES",
    "CUES",
    "SENTENCE_WORDS",
    "SHORT_LINKS",
    "SITES",
    "SUBDOMAINS",
    "UNITS",
    "WORDY_CODES",
    "WORD_CODES",
]

_ENGLISH = """
a able about above ac accha account accountant act actually add address after again age ago agree ah ahead air
all alone along already alright also always am amount an and angry annoyed annoying another answer any anymore
anyone anything anyway anyways apart appear applied apply approved apps area arm around arrive ask asleep at
ate aunt auntie aunty awake aware away awesome awful b baby back bad bag bake balance ball bank bar bath
bathroom be beach beat beautiful became because bed been beer before began begin behind believe below besides
best bet better between big bill birthday bit bite black blue board boat body book bore bored boring born boss
both bottle bottom box boy boyfriend break breakfast bring bro broke broken brother brought bud buddy build
bus business busy but buy by bye c cake call called calls came can cancel cant car card care careful case cash
cat catch caught cause cell chance change charge charges cheap check cheers chicken child children chill
choose city class clean clear clock close closed clothes club code coffee cold college come comes coming
company complete computer condition conditions confirm confused cook cool corner correct cos cost could
couldnt count country couple course cousin crap crazy cream credit credited cried cry cup cust customer cut
cute d dad daddy daily dance dark darling date daughter day days dead deal dear debit debited decide deep
definitely degree delivered delivery details did didnt die diet different difficult dinner dirty do doctor
does doesnt dog doing done dont door double doubt down download downstairs draw dream dreams dress drink drive
driver driving drop drunk dry dude due during e each ear early earth easy eat eating eggs eight either else
email empty end ended enjoy enough enter er eve even evening event ever every everybody everyday everyone
everything exactly exam exams excited excuse expect expired explain express extra eye eyes f face fact fair
fall family fan far fast fat father fault feedback feel feeling feet fell felt few fight fill film final
finally find fine finger finish finished fire first fish fit five fix floor flower fly follow food foot for
forever forget forgot form forward found four free fresh fri friday friend friends from front fuck fucking
full fun funny further future g game games gap garden gave gentle get getting gift girl girlfriend girls give
given glad glass go god goes going gone gonna good goodnight got gotta gr8 grand great green grl ground group
grow guess guy guys gym h ha had hair half hall hand hands happen happened happy hard has hasnt hate have
havent having he head hear heard heart heat heavy hee hell hello help her here hers hey hi hide high hill him
his hit hmm hold holiday home homework honest hope hoping horrible hospital hot hotel hour hours house how
however huge hun hundred hungry hurry hurt husband i ice id idea if ill im important in inside instead
interested into invite is isnt issue issued it its itself ive january job join joke july june just k keep kept
key kick kid kidding kids kill kind kinda kiss kitchen knew know known la lady lah land lar large last late
lately later laugh lazy le lead learn least leave leaving lecture left leg leh lei less lesson let lets liao
library lie life light like liked likely lim limit limited line list listen little live living lo loads lol
lonely long longer look looking lor lose lost lot lots loud love loved lovely loving low luck lucky lunch m ma
mad made mail main make making mall man many map march mark market married match matter may maybe me meal mean
means meant meat meet meeting member men message messages met middle midnight might mind mine mins minute
minutes miss missed missing mistake mm mobile mode mom moment mon monday money month months mood moon more
morn morning most mother mouth move movie movies mr mrs ms msg msgs much mum music must my myself n na name
near nearly neck need needed needs neither nervous never new news next nice night nine no nobody noise none
noon nope normal normally not note nothing notice now nt number nurse o obviously of off offer office offline
often oh oil ok okay okie old on once one ones online only oops open opinion or orange order other others otp
our out outside over own p page paid pain paper parents park part party pass past pay paying payment peace pen
people perfect perhaps person phone photo pic pick picked picking picture pictures piece pizza place plan
plane planning plans plate play played playing please plenty pls plz pm pocket point police poor possible post
pound pounds power pray prefer prepare present press pretty price private prize prob probably problem problems
promise promised proper properly proud public pull put q quick quickly quiet quit quite r rain raining rate
rather reach reached read reading ready real really reason recently recharge red refund registered relax
remember rent reply request respect rest restaurant result return rice rich ride right ring river road room
rooms round row rule run rupees rush s sad safe said salary sale sales salt same sat saturday save saw say
saying says school scream sea seat second secret see seem seems seen self sell send sense sent sept serious
seriously service seven several sex shall shame share she shes shirt shit shock shoes shop shopping short
should shout show shower shut sick side sigh sign silly simple since sing single sir sis sister sit situation
six skin sky sleep sleeping sleepy slept slow slowly small smart smell smile smoke smoking smooth sms snow so
sofa soft sold solve some somebody someone something sometimes somewhere son song songs soon sore sorry sort
sound sounds space speak special speed spend spoke spot spring stand star start started starting starts
station stay step still stomach stop stopped store stories story straight strange street strong stuck study
studying stuff stupid style successful successfully such sucks summer sun sunday super support suppose
supposed sure surprise sweet sweetheart swim system t table take taken takes taking talk talked talking tall
taste taxi tea teach teacher team tears tell telling temple ten tense terms terrible test text texts than
thank thanks that thats the their them then there these they thing things think thinking third thirsty this
those though thought three thru thursday thus thx ticket tickets til till time times tired tnc to today
together told tom tomorrow tonight too took top total totally touch tough toward town toy traffic train
training transaction travel treat tree tried trip trouble true trust truth try trying tue tuesday turn tv
twice two txt type u ugly umm un uncle under understand uni university unless until up upset upstairs upto ur
urgent us use used useful using usual usually v vacation valid verified very via visit voice w wait waiting
wake walk walking wall wan wana wanna want wanted wants warm wash wasnt waste wat watch watching water way we
weak wear weather wed wedding wednesday week weekend weekends weeks weird welcome well went were wet what
whatever whats wheel when where whether which while white who whole whom whose why wid wif wife will win wind
window winter wise wish wit with within without woke woman women won wonder wonderful wont word words wore
work worked working works world worried worries worry worse worst worth would wouldnt wow write writing wrong
wrote wtf x y ya yah yar yard yay yea yeah year years yes yesterday yet yo you young your yours  yummy
yup z zero zone
"""
_CHAT = """
afaik atm bbl bby bday bf bff brb btw cos coz cud cuz cya dat dem dis dm dnt doin dunno enuf esp etc ffs fml
fwd fyi gd gf gm gn gng gonna gosh grr gtg gud haha hahaha havin hbd hbu hehe hmmm hru idc idk ikr ily im imo
irl ive iykyk jk jus kk l8r lemme lgtm lmao lmfao lmfaoo lmk luv lv mayb msgs nah nbd ngl nite nm nvm obv omg
omw pfft plss pmsl ppl prob probs psst qt rly rn rofl sd shd shh smh soz sry sup tbc tbf tbh tc tgif thnx tho
thru thx tks tmi tmr tmrw tmw tnx tq ttyl ty typ tysm ugh ull urself vry w8 wassup wbu wcyd welp whos wht wk
wknd wru wth wtv wud wyd xoxo yall yep yolo yr yrs yup
"""
_HINGLISH = """
aa aaj aana aap aapka aapko aata aati ab abe abhi acchi acha achha aisa aise aj aja and are arey arre aunga
aur aya baad baat bahut baje baki bana bas bata batao bekar beta bhai bhaiya bhej bheja bhi bohot bola bolna
bolo chahiye chai chal chalo chiye chota chutti de dedo dekh dekha dekho dena denge di didi din diya do dono
dost ek fir gaya gayi ghar gya haan hai hain hamara hey ho hoga hogaya hogi hona hota hoti hu hua hue hum
humko hun idhar isko ja jaa jaana jab jaldi jana jao jata ji jo ka kab kabhi kaha kahan kaisa kaise kal kam
kar karna karo karte kaun kaunsa ke khana khatam khush ki kisi kitna kitne kiya ko koi krna kro kuch kya kyu
kyun kyunki lagta lao le lekin lena liya log lunga maa mai main mat matlab maza mein mera mere meri mil mila
milega milo milte mujhe na naa nahi nahin nai nhi ni nikal pa paas padega papa par pata pe pehle phir pls puch
raat raha rahe rahi rakh rha ruk rupaye saath sab sabse sahi samay samjha sath se shaam shadi sirf subah sun
suno ta tak tera tere teri tha the theek thi thik thoda to toh tu tujhe tum tumhara uska usko vala vo wahi
wala wale wo woh yaar yaha yahan yar ye yeh
"""
_SOUTH_ASIAN = """
aahe acho aiye akka alla amar ami amma anna appa avunu bagunnara bara bega beku bhalo bujji chal che chechi
cheppu chesava chetta cheyyu cho dada dei ekkada ela em enga enna enti epdi ethi evide guru ho hobe hoy illa
ille ippo iru irukku ivide ja jabo kaadu kanna kar kasa kay kazhicho kem kemon keta ki kitta kobe korbo kothay
kyare ledu maadi macha machan machi majama majhe mone na nahi nalla namma nanu nathi nina njan onnum oru pa
paavam pannu poda podu ponga randi ready romba sari seri sollu su swalpa thaan theriyum tomar tula tumhi tumi
undi undo unga vaa vanga venum vitu yaake ye zala
"""
_SOUTH_EAST_ASIAN = """
abang abi ada adik aduh aja aje akin ako aku ala alah ang anh ano anong apa apaan ape ate ay ayaw ayos baik
bakit ban bang banget bapak belum bener bgt bisa blm boleh bro bukan bukas cam cepat chi chieu cho chua co con
cua dah dalam dan dang dari day dengan di dia din dito dong dulu duoc eh em ga gak ganon gi gimana gitu gpp
gua gue gusto ha hang hari hindi hom huwag ikaw ini itu iya jadi jam jangan jgn ka kahit kak kakak kami kamu
kan kanina kapan karena kasi kat kau kay kemana khi khong kita ko kok kuya la lagi lah lalu lam lama lang lg
libre lu macam mai makan malam mana mas mau mereka mesra mesti mga mgkn mo mot muna mungkin na nak naman
nandito nanti nay ng nga ngayon ngga nggak nha nhe nhieu nhung ni nila noi nya nyampe oi oo opo orang pa pagi
pak pala para pasal pergi po pre pula pwede qua raw roi rumah sa saan saja saka sama sana sangat sao satu saya
sekarang selalu semua siapa sige sini situ siya sudah suka sya tadi tak talaga tapi tara tau tayo tengok terus
tidak toi tu udah untuk vay ve voi vui wala wei wkwk xong yan yang yg yun
"""
_ROMANCE = """
acá agora ahi ahora ahí ai algo alguien alla allá alo amor antes aqui aquí asi así até aun aunque ayer aí año
beijo beijos bem bien bj bjs boa bom bon bonjour bonne buena buenas bueno ca café cariño casa cerca chau che
ciao claro com como con contigo cosa creo cual cuando da daqui de del dele demain demais depois desde después
di dia donc donde dos dove du dz dá día e ela ele elle en entonces era eres es essa esse esta estar estas este
esto estou está están estás et eu eux fa facil faz ficou foi fue gente gracias grazie ha hai hasta hay he hein
hermano hier hijo hoje hola hora hoy ici igual il ir isso ja jaja jajaja je jo jusque já la le lei les lo loro
luego lugo lui là lì ma mai mais mal mamá mas mañana mdr me meglio mejor menos merci mercredi mi mim minha mio
moi moment mon mucha mucho muito muy más mãe même na nada nao nem nessuno ni niente no noche noi non nos
nosotros notte nous nunca não nós o obrigada obrigado oggi oi ok ontem os ou oui où pai para parce pas pasa
perché pero però peut peux plus poi por porque possible posso pra pronto puedes puedo può quand quando que
quello quem questa questo qui quien quiero quoi qué sa sabes sai sais salut se sei sem sempre senão ser sera
si siempre sim sinon sobre sola solo sono sou soy sta stai stasera sto su sua suis sur sé sì sí só ta tambien
también também tarde tchau te tem tengo teu ti tiene tienes tinha tipo toda todo todos toi tomorrow tonto tot
toujours trabajo très três tu tua tudo tutto tá uma un una uno va vai vale vamos van vas vem veo ver vero vez
vida viene vieni vivo voce você vou voy vs y ya yo ça è était último
"""
_GERMANIC_SLAVIC_TURKIC = """
aan aber abi abla acaba al ale alleen alles als am ama andere ara artık aslında auch auf aus az bak bald bana
bayağı bei ben bence beni benim bent bi bij bin bir biraz bis bissl bitte biz bo bu bugün bunu burda być był
było canım chyba ci cię co czy da dag daha dan dank danke dann das dass dat de demek den denn der deze değil
dich die dir dit diye dla do dobra dobrze doch doe doei domu du dus dzięki dziś dün echt een eens eigenlijk
ein eine einen en er es essen evde even evet fertig frau für ga gaan gaat gar geen gehen geht gel geldim
geliyorum gelmek genau gerade gern gestern gewoon geç gibi gidiyorum ging git go goed graag groetjes gut habe
haben had hadi hala halt hast hat hause hayır heb hebben heeft heel hej hem hep her herkes het heute hier hij
hiç hoe hoi i ich ihm ihr ik ile immer in is ist iyi iyiyim için ja jak jakie je jest jestem jeszcze jetzt jij
jou juist już kadar kan kanka kann kannst kein keine kiedy kim klaar klar kom komen komm komme kommen kommt
która którą kun lass leider leuk lg liebe lief los maar mach machen mag mal mam man masz mee meer mehr mein
met mi mich mij mir misschien mit mittag mnie moet morgen może muss musun na naar nach nacht nam ne neden nee
nein nerde nerdesin nic nicht nichts nie niech niet niks no noch nochmal nog nou nu nun nur o od oder ok okay
olabilir olan oldu olsun olur om on ona oni onu ook op orda over pa po potem prima proszę przy razem sabah
samen sana schatz schon sehr sein seit selam sen sence seni sicher sie siema sind się so soll sonra spät
später straks super są ta tag tak tam tamam też tm tmm to toll tot trein trotzdem tschüss tu tylko tym u uhr
uit um und uns uur van vandaag var ve veel viel vielleicht von voor vor w waar wann war warte warum was wat
weer weg weil weiß wel welche wenn wer werde werk wie wieder wiem wij wil wir wird wirklich wo woche wszystko
ya yani yarın yine yok za zal zaraz zaten zeit zijn zo zu zug zum zurück çok über şey şimdi şu że
"""
CLAUSE_ENDS = frozenset(
    word
    for language in (
        _ENGLISH,
        _CHAT,
        _HINGLISH,
        _SOUTH_ASIAN,
        _SOUTH_EAST_ASIAN,
        _ROMANCE,
        _GERMANIC_SLAVIC_TURKIC,
    )
    for word in language.split()
)

# Words that end a clause and do not name a service. Before a host they belong to the sentence.
SENTENCE_WORDS = frozenset(
    """
    again ago already also always and any anyway apply are as asap at away bcoz because been before but bye
    came can cant conditions could customers did didnt does doing done dont ever every few for from gone got
    had has have having he her hey hi him his how if is it its just knw lah later lol lor many mine minutes
    most never no not of off ok okay only or our out over please pls rupees sent she so some soon than thank
    thanks that the their them then there these they this those till to today tomorrow tonight too valid very
    wait was we well went were what when where which while who why will with without would yes yet your yours
    """.split()
)

# Words before a link, with a hyphen where others put a colon: `Click-example.in/x`.
CUES = frozenset("click details here link now visit".split())

# Hosts of short links: before one of these, a cue is not part of the host.
SHORT_LINKS = frozenset(
    """
    amzn.in amzn.to bit.do bit.ly cutt.ly fb.me fkrt.it g.co goo.gl is.gd lnkd.in m.me ow.ly page.link rb.gy rebrand.ly
    s.id su.digo.link t.co t.ly t.me tiny.cc tinyurl.com v.gd wa.me weurl.co youtu.be
    """.split()
)

# Labels before a registered name that name a service, though they can be words as well.
SUBDOMAINS = frozenset(
    """
    account accounts admin alpha api app apply apps archive asia auth b2b beta blog book booking bookings
    business buy c call card cards careers cart cdn chat check cloud club co code community connect corp cs
    customer cx d data deal deals delivery demo dev direct do docs donate download e edu en enroll
    events exam exams express f fan fb feed feedback files find forum forums free game games get gift gifts
    give go group h health help home host hotel hr i id image images img in info insta intranet invest it jobs
    join kb kyc lab labs learn legacy life link links list live local log login m mail maps market me media
    meet members mobile moments money my net new news notes now nt offer offers office old on online open
    order orders p page pages parcel partner partners party pay payment payments pg phone photos pic pics play
    plus points police portal post prepaid press preview promo public quiz r read recharge refer register
    reply result results reward rewards s safe sale sales secure self send service services share ship shop
    shopping short sign signup sites sms social sports staging start stat stats status store stores student
    support survey t talk team test tickets time track tracking trade training travel trial try tv u
    uat uk update us user users v verify video videos view vip visit vote voting w wap watch web webmail wiki
    win work world wp write ww www x
    """.split()
)

# Sites that people call by their host, though its suffix is a word as well: `notion.so`, `kahoot.it`. A name
# under a suffix that is not a word needs no list.
SITES = frozenset(
    """
    about.me airtel.in amazon.ae amazon.ca amazon.de amazon.es amazon.eu amazon.in amazon.it amazon.sa
    amazon.se amazon.sg amzn.in archive.today bol.be bsky.app bsnl.in byjus.in canada.ca canva.me
    carousell.sg cash.app character.ai claude.ai crates.io cred.club croma.in cult.fit cutt.ly deepl.ai
    discord.me dunzo.in ebay.ca ebay.de ebay.es ebay.in ebay.it fb.me fi.money figma.site fkrt.it
    flipkart.in gather.town giphy.it github.dev goindigo.in goo.gl google.ca google.co google.de google.es
    google.in grab.sg groww.in hotstar.in idealo.de indigo.in inps.it instagr.am irctc.in ixigo.in jio.in
    kahoot.it last.fm lazada.sg linktr.ee lnkd.in lu.ma maps.me mastodon.social meesho.in midjourney.ai
    myntra.in netflix.in netlify.app nhs.uk nike.in nobroker.in notion.site notion.so nykaa.in olx.in
    onlinesbi.sbi otter.ai patreon.me paypal.me paytm.in perplexity.ai pharmeasy.in pinterest.ca
    pinterest.de pinterest.es poste.it pypi.org rapido.bike redbus.in repl.it repubblica.it revolut.me
    rupeek.in sbi.co sbi.in shop.app shopee.sg slice.it subito.it suno.ai swiggy.in t.me telegram.me
    tiktok.me trenitalia.it twitch.tv vercel.app wa.me web.de whatsapp.me wikipedia.de wikipedia.it
    wise.me x.ai youtu.be zalando.de zalando.es zalando.it zomato.in zoom.us
    """.split()
)

# Units: after digits they measure something (`10.30h.no`, `5pm.in`, `2k.me`), so the digits are not a name.
UNITS = frozenset(
    """
    am bhk cm d day days ft g gb gm gms h hr hrs hs inch k kb kg km l lac lakh m mb mg mil min mins ml mm mth
    nd p pax pc pcs pm ppl rd rs sec secs sgd st th uhr usd weeks wk wks x yr yrs
    """.split()
)

# Country codes that are words or abbreviations of a language people text in: `ok.so`, `come.in`, `viene.es`.
WORDY_CODES = frozenset(
    """
    ac ad ag ai al am an as at au az ba be bf bi bj bo bt by ca cc ch ci cm co de dj do ec ee er es et eu fm
    fo ga gd gf gg gi gm gn gs gt gu gy he hm hr ht id ie il im in is it je ke ki km la lb lc li lk lt lu ma
    md me mg ml mm mn mo mr ms mt my na ne ng ni no nu om pa pe pf pg pm pn pr ps pt re ro rs sa sc sd se sh
    si sk sl sm sn so sr st su sy tc td tf th tk tl tm tn to tr tv ua uk us va vc ve vg vi vu ws ye yt za
    """.split()
)

# Country codes that are not short for a word.
CLEAR_CODES = frozenset("ae eg hk io iq ir jp kr ly ng nz pk qa ru sg tw vn".split())

# Of the wordy ones, the words that continue an English sentence: `example.com.it was`.
WORD_CODES = frozenset("am as at be by do id in is it me my no so to us".split())
