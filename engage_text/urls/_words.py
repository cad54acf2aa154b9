"""Words: what people write before a full stop that they forget to put a blank behind, and what names hosts.

Literals for look-up, no logic. Ours, written down from reading messages of these languages; no corpus or word
list was copied. Lower-case, letters as typed on a phone (accents are often left out, so both forms stand here).
"""

from __future__ import annotations

__all__ = ["CLAUSE_ENDS", "SENTENCE_WORDS", "SITES", "SUBDOMAINS", "UNITS", "WORDY_CODES"]

_ENGLISH = """
a able about above ac account accha act actually add address after again age ago agree ah ahead air all alone along
already alright also always am an and angry annoyed annoying another answer any anymore anyone anything anyway
anyways apart appear applied apply area arm around arrive ask asleep at ate aunt aunty auntie awake aware away awesome awful
b baby back bad bag bake balance ball bank bar bath bathroom be beach beat beautiful became because bed been beer
before began begin behind believe below besides best bet better between big bill birthday bit bite black blue board
boat body book bore bored boring born boss both bottle bottom box boy boyfriend break breakfast bring bro broke
broken brother brought bud buddy build bus business busy but buy by bye c cake call called calls came can cancel cant
car card care careful case cash cat catch caught cause cell chance change charge charges cheap check cheers chicken
child children chill choose city class clean clear clock close closed clothes club code coffee cold college come
comes coming company complete computer condition conditions confirm confused cook cool corner correct cos cost could
couldnt count country couple course cousin crap crazy cream credit cried cry cup customer cut cute d dad daddy daily
dance dark darling date daughter day days dead deal dear debit decide deep definitely degree delivered delivery
details did didnt die diet different difficult dinner dirty do doctor does doesnt dog doing done dont door double
doubt down downstairs draw dream dreams dress drink drive driver driving drop drunk dry dude due during e each ear
early earth easy eat eating eggs eight either else email empty end ended enjoy enough enter er eve even evening event
ever every everybody everyday everyone everything exactly exam exams excited excuse expect expired explain express
extra eye eyes f face fact fair fall family fan far fast fat father fault feel feeling feet fell felt few fight fill
film final finally find fine finger finish finished fire first fish fit five fix floor flower fly follow food foot
for forever forget forgot form forward found four free fresh fri friday friend friends from front fuck fucking full
fun funny further future g game games gap garden gave gentle get getting gift girl girlfriend girls give given glad
glass go god goes going gone gonna good goodnight got gotta gr8 grand great green grl ground group grow guess guy
guys gym h ha had hair half hall hand hands happen happened happy hard has hasnt hate have havent having he head
hear heard heart heat heavy hee hell hello help her here hers hey hi hide high hill him his hit hmm hold holiday home
homework honest hope hoping horrible hospital hot hotel hour hours house how however huge hun hundred hungry hurry
hurt husband i ice id idea if ill im important in inside instead interested into invite is isnt issue issued it its
itself ive january job join joke july june just k keep kept key kick kid kidding kids kill kind kinda kiss kitchen
knew know known la lady lah land lar large last late lately later laugh lazy le lead learn least leave leaving lecture
left leg leh lei less lesson let lets liao library lie life light like liked likely lim limit limited line list listen
little live living lo loads lol lonely long longer look looking lor lose lost lot lots loud love loved lovely loving
low luck lucky lunch m ma mad made mail main make making mall man many map march mark market married match matter may
maybe me meal mean means meant meat meet meeting member men message messages met middle midnight might mind mine mins
minute minutes miss missed missing mistake mm mobile mode mom moment mon monday money month months mood moon more morn
morning most mother mouth move movie movies mr mrs ms msg msgs much mum music must my myself n na name near nearly neck
need needed needs neither nervous never new news next nice night nine no nobody noise none noon nope normal normally
not note nothing notice now nt number nurse o obviously of off offer office offline often oh oil ok okay okie old on
once one ones online only oops open opinion or orange order other others otp our out outside over own p page paid pain
paper parents park part party pass past pay paying payment peace pen people perfect perhaps person phone photo pic pick
picked picking picture pictures piece pizza place plan plane planning plans plate play played playing please plenty pls
plz pm pocket point police poor possible post pound pounds power pray prefer prepare present press pretty price private
prize prob probably problem problems promise promised proper properly proud public pull put q quick quickly quiet quit
quite r rain raining rate rather reach reached read reading ready real really reason recently recharge red refund
registered relax remember rent reply request respect rest restaurant result return rice rich ride right ring river road
room rooms round row rule run rupees rush s sad safe said salary sale salt same sat saturday save saw say saying says
school scream sea seat second secret see seem seems seen self sell send sense sent sept serious seriously service seven
several sex shall shame share she shes shirt shit shock shoes shop shopping short should shout show shower shut sick
side sigh sign silly simple since sing single sir sis sister sit situation six skin sky sleep sleeping sleepy slept
slow slowly small smart smell smile smoke smoking smooth sms snow so sofa soft sold solve some somebody someone
something sometimes somewhere son song songs soon sore sorry sort sound sounds space speak special speed spend spoke
spot spring stand star start started starting starts station stay step still stomach stop stopped store stories story
straight strange street strong stuck study studying stuff stupid style such sucks summer sun sunday super support
suppose supposed sure surprise sweet sweetheart swim system t table take taken takes taking talk talked talking tall
taste taxi tea teach teacher team tears tell telling temple ten tense terms terrible test texts text than thank thanks
that thats the their them then there these they thing things think thinking third thirsty this those though thought
three thru thursday thus thx ticket tickets til till time times tired to today together told tom tomorrow tonight too
took top total totally touch tough toward town toy traffic train training transaction travel treat tree tried trip
trouble true trust truth try trying tue tuesday turn tv twice two txt type u ugly umm un uncle under understand uni
university unless until up upset upstairs upto ur urgent us use used useful using usual usually v vacation valid verified
very via visit voice w wait waiting wake walk walking wall wan wana wanna want wanted wants warm wash wasnt waste wat
watch watching water way we weak wear weather wed wedding wednesday week weekend weekends weeks weird welcome well went
were wet what whatever whats wheel when where whether which while white who whole whom whose why wid wif wife will win
wind window winter wise wish wit with within without woke woman women won wonder wonderful wont word words wore work
worked working works world worried worries worry worse worst worth would wouldnt wow write writing wrong wrote wtf x y
ya yah yar yard yay yea yeah year years yes yesterday yet yo you young your yours yourself yummy yup z zero zone
amount approved delivery download feedback tnc cust credited debited free sales sms successful successfully accountant apps
"""
_CHAT = """
afaik atm bbl bby bday bf bff brb btw cos coz cud cuz cya dat dem dis dm dnt doin dunno enuf esp etc ffs fml fwd fyi gd
gf gm gn gng gonna gosh grr gtg gud haha hahaha havin hbd hbu hehe hmmm hru idc idk ikr ily im imo irl ive iykyk jk jus
kk l8r lemme lgtm lmao lmfao lmk lmao lmfaoo luv lv mayb msgs nah nbd ngl nite nm nvm obv omg omw pfft plss pmsl ppl prob
probs psst qt rly rn rofl sd shh shd smh soz sry sup tbc tbf tbh tc tgif thnx thx tho thru tks tmi tmr tmrw tmw tnx tq ttyl
ty tysm typ ugh ull urself vry w8 wassup wbu wcyd welp whos wht wk wknd wru wth wtv wud wyd xoxo yall yep yolo yr yrs yup
"""
_HINGLISH = """
aa aaj aana aap aapka aapko aata aati ab abe abhi acha achha acchi aisa aise aj aja and are arey arre aur aunga aya baad
baat baje bahut baki bana bas bata batao bekar beta bhai bhaiya bhi bhej bheja bohot bola bolo bolna chal chalo chahiye
chai chiye chota chutti de dedo dekh dekho dekha dena denge di didi din diya do dono dost ek fir gaya gayi ghar gya haan
hai hain hamara hey ho hoga hogi hogaya hona hota hoti hu hua hue hum humko hun idhar isko ja jaa jaana jab jaldi jana
jao jata ji jo ka kab kabhi kaha kahan kaisa kaise kal kam kar karna karo karte kaun kaunsa ke khana khatam khush ki kiya
kisi kitna kitne ko koi krna kro kuch kya kyu kyun kyunki lagta lao le lekin lena liya log lunga maa mai main mat matlab
maza mein mera mere meri mil mila milo milte milega mujhe na naa nahi nahin nai nhi ni nikal pa paas padega papa par pata
pe pehle phir pls puch raat raha rahe rahi rakh rha ruk rupaye sab sabse sahi samay samjha sath saath se shaam shadi
sirf subah sun suno ta tak tera tere teri theek thik tha the thi thoda to toh tu tujhe tum tumhara uska usko vo vala wahi
wala wale wo woh yaar yaha yahan yar ye yeh
"""
_SOUTH_ASIAN = """
akka amma anna appa bujji cheppu dei enna enga epdi ille illa ippo iru irukku ivide kanna keta kitta macha machan machi
mone namma nalla oru onnum paavam pa pannu podu poda ponga ready romba sari seri sollu thaan theriyum unga vaa vanga venum
vitu ethi evide njan undo alla aiye chetta chechi cheyyu kazhicho nanu nina yaake maadi beku bega guru ille swalpa em ela
undi ledu randi avunu kaadu ekkada enti chesava bagunnara tumhi kay kasa aahe nahi ho zala kar ye ja bara chal majhe tula
ki kemon acho bhalo ami tumi na kothay kobe hobe korbo jabo tomar amar dada kem cho majama su che nathi hoy kyare
"""
_SEA = """
abi abang ada adik aja aje aku ala alah apa apaan ape aduh baik banget bang bapak belum bener bgt bisa blm boleh bukan bro
cepat dah dalam dan dari dengan dia dong dulu eh gak ga gimana gitu gpp gua gue hari iya ini itu jadi jam jangan jgn kak
kakak kamu kan kapan karena kat kau kemana kita kok la lagi lah lalu lama lg lu macam makan malam mana mas mau mesti mgkn
mereka mesra mungkin nak nanti ngga nggak ni nya nyampe oi orang pagi pak pasal pergi pula rumah saja sama sangat satu saya
sekarang selalu semua siapa sini situ sudah suka tadi tak tapi tau tengok terus tidak tu udah untuk wei wkwk yang yg ada
akin ako ang anong ano ate ay ayaw ayos bakit bukas dito di din ganon gusto ha hindi huwag ikaw ka kahit kami kanina kasi
kay ko kuya lang libre mo mga muna na naman nandito ng nga ngayon ni nila nya oo opo pa pala para po pre pwede raw sa saan
saka sana sya siya sige talaga tara tayo wala yan yun anh ban cam chi chieu chua cho co con cua dang day di duoc em gi hang
hom khi khong ko la lam mai mot nay nha nhe nhieu nhung noi oi qua roi sao toi vay ve voi vui xong
"""
_ROMANCE = """
acá agora ahi ahí ahora ai aí alguien algo alla allá alo amor antes año aqui aquí asi así até aun aunque ayer bem bien bj
bjs beijo beijos bom bon bonjour bonne boa buena bueno buenas ca ça café casa cariño cerca chau che ciao claro como com con
contigo creo cual cuando cosa da dá daqui de del dele demain demais depois desde después di dia día donc donde dove dos du
dz e è ela ele elle en entonces era eres es essa esse está esta estas están estar estás este esto estou et était eu eux fa
facil faz ficou foi fue gente gracias grazie ha hai hasta hay he hein hermano hier hijo hola hoje hora hoy ici igual il ir
isso ja já jajaja jaja je jo jusque la là le lei les lì lo loro lui lugo luego ma mai mais mal mamá mañana mas más mãe mdr
me meglio même mejor menos mercredi merci mi mim minha mio moi mon moment mucho mucha muito muy na nada não nao nem nessuno
ni niente no noche noi non nos nós nosotros notte nous nunca o obrigado obrigada oggi oi ok ontem os où oui ou pas para pai
parce pasa perché pero però peut peux plus poi porque por possible posso pra pronto puedes puedo può quand quando que qué
quello questa questo quem qui quien quiero quoi sa sabes sai sais salut se sé sei sem sempre senão ser sera sí si sì siempre
sim sinon só sobre sola solo sono sou soy sta stai stasera sto su sua suis sur ta tá também tambien también tarde tchau te
tem tengo teu ti tiene tienes tinha tipo todo todos toda tomorrow tonto toi tot toujours trabajo três très tu tua tudo tutto
último un una uma uno va vai vale vamos van vas vem veo ver vez vida viene vieni vero vivo voce você vou voy vs y ya yo
"""
_GERMANIC_SLAVIC_TURKIC = """
aber alles als am andere auch auf aus bald bei bin bis bitte bissl da dank danke dann das dass den denn der dich die dir
doch du echt ein eine einen er es essen fertig frau für gar geht gehen genau gestern gerade gern ging gut habe haben halt
hast hat hause heute hier ich ihm ihr immer in ist ja jetzt kann kannst kein keine klar komm komme kommen kommt lass leider
lg liebe los mach machen mal man mehr mein mich mir mit mittag morgen muss nach nacht nein nicht nichts noch nochmal nun nur
oder okay ok schatz schon sehr sein seit sicher sie sind so soll später spät super tag toll trotzdem tschüss über uhr um und
uns viel vielleicht von vor wann war warte warum was weg weil weiß welche wenn wer werde wie wieder wir wird wirklich wo
woche zeit zu zug zum zurück aan al alleen alles ben bent bij dag dan dat de deze dit doe doei dus een eens eigenlijk en er
even ga gaan gaat geen gewoon goed graag groetjes had heb hebben heeft heel het hier hij hoe hoi ik is ja je jij jou juist kan
klaar kom komen kun leuk lief maar mag meer mee met mij misschien moet morgen naar nee niet niks nog nou nu om ook op over
prima samen straks tot trein uit uur van vandaag veel voor waar wat weer wel werk wij wil zal zijn zo ale bo był być było
chyba ci cię co czy dobra dobrze dla do domu dziś dzięki go hej i ich ile ja jak jakie jest jestem jeszcze już kiedy która
która którą masz mam mi mnie może na nic nie niech no nam o od ok on ona oni pa po potem proszę przy razem się siema są ta
tak tam też to tu tylko tym u w wiem wszystko za zaraz że abi abla acaba ama ara artık aslında az bak bana bayağı ben bence
beni benim bi bir biraz biz bu bugün bunu burda canım çok daha de değil demek diye dün en evde evet geç gel geldim geliyorum
gelmek gibi git gidiyorum hadi hala hayır hem hep her herkes hiç için iyi iyiyim kadar kanka kim mi musun ne neden nerde
nerdesin o olabilir olan oldu olsun olur ona onu orda sabah sana sen seni sence selam sonra şey şimdi şu tamam tm tmm var
ve ya yani yarın yok yine zaten
"""
CLAUSE_ENDS = frozenset(
    " ".join((_ENGLISH, _CHAT, _HINGLISH, _SOUTH_ASIAN, _SEA, _ROMANCE, _GERMANIC_SLAVIC_TURKIC)).split()
)

# Words that end a clause and name no service: in front of a host they belong to the sentence.
SENTENCE_WORDS = frozenset(
    """
    again ago already also always and any anyway apply are as asap at away bcoz because been before bye but came can cant
    conditions could customers did didnt does doing done dont ever every few for from gone got had has have having he her
    hey hi him his how if is it its just knw lah later lol lor many mine minutes most never no not of off ok okay only or
    our out over please pls rupees sent she so some soon than thank thanks that the their them then there these they this
    those till to today tomorrow tonight too valid very wait was we well went were what when where which while who why
    will with without would yes yet your yours
    """.split()
)

# What stands in front of a registered name to name a service of it, though it may be a word as well.
SUBDOMAINS = frozenset(
    """
    account accounts admin alpha api app apps apply archive asia auth b2b beta blog book booking bookings business buy
    c call card cards careers cart cdn chat check cloud club co code community connect corp cs customer cx d data deal
    deals delivery demo dev direct do docs donate download e edu en engage enroll events exam exams express f fan fb feed
    feedback files find forum forums free game games get gift gifts give go group h health help home host hotel hr i id
    image images img in info insta intranet invest it jobs join kb kyc lab labs learn legacy life link links list live
    local log login m mail maps market me media meet members mobile moments money my net new news notes now nt office
    offer offers old on online open order orders p page pages parcel partner partners party pay payment payments pg
    phone photos pic pics play plus points police portal post prepaid press preview promo public quiz r read recharge
    refer register reply result results reward rewards s safe sale sales secure self send service services share ship
    shop shopping short sign signup sites sms social sports staging start stat stats status store stores student support
    survey t talk team test tickets tickets1 time track tracking trade training travel trial try tv u uat uk update us
    user users v verify video videos view vip visit vote voting w wap watch web webmail wiki win work world wp write ww
    www x yourself
    """.split()
)

# Sites that people call by their host, though its suffix is a word as well: `notion.so`, `kahoot.it`. What is
# registered under a suffix that is no word needs no list.
SITES = frozenset(
    """
    about.me amazon.ae amazon.ca amazon.de amazon.es amazon.eu amazon.in amazon.it
    amazon.sa amazon.se amazon.sg archive.today bsky.app canada.ca canva.me cash.app character.ai claude.ai crates.io
    cult.fit deepl.ai discord.me ebay.ca ebay.de ebay.es ebay.in ebay.it fb.me figma.site flipkart.in
    gather.town giphy.it github.dev goo.gl google.ca google.co google.de google.es google.in
    hotstar.in inps.it instagr.am irctc.in jio.in kahoot.it last.fm linktr.ee lu.ma maps.me mastodon.social meesho.in
    midjourney.ai myntra.in netflix.in netlify.app nike.in notion.so notion.site nykaa.in olx.in onlinesbi.sbi
    otter.ai patreon.me paypal.me perplexity.ai pinterest.ca pinterest.de pinterest.es poste.it pypi.org repl.it
    repubblica.it revolut.me sbi.in sbi.co shop.app subito.it suno.ai swiggy.in t.me telegram.me tiktok.me
    trenitalia.it twitch.tv vercel.app wa.me web.de whatsapp.me wikipedia.de wikipedia.it wise.me x.ai zalando.de
    zalando.es zalando.it zomato.in zoom.us
    """.split()
)

# Behind digits these measure something (`10.30h.no`, `5pm.in`, `2k.me`), so the digits make no name.
UNITS = frozenset(
    "am bhk cm d day days ft g gb gm gms h hr hrs hs inch k kb kg km l lac lakh m mb mg mil min mins ml mm mth p pax pc pcs "
    "pm ppl rs sec secs sgd st nd rd th uhr usd weeks wk wks x yr yrs".split()
)

# Country codes that are words or abbreviations of a language people text in: `ok.so`, `come.in`, `viene.es`.
WORDY_CODES = frozenset(
    "ac ad ag ai al am an as at au az ba be bf bi bj bo bt by ca cc ch ci cm co de dj do ec ee er es et eu fm fo ga gd "
    "gf gg gi gm gn gs gt gu gy he hm hr ht id ie il im in is it je ke ki km la lb lc li lk lt lu ma md me mg ml mm mn "
    "mo mr ms mt my na ne ng ni no nu om pa pe pf pg pm pn pr ps pt re ro rs sa sc sd se sh si sk sl sm sn so sr st "
    "su sy tc td tf th tk tl tm tn to tr tv ua uk us va vc ve vg vi vu ws ye yt za".split()
)
