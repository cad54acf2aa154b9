"""More words, and the spellings, names and places of texting. Says that a label reads as a word, not that it is one.

Literals for look-up, no logic. Ours, written down from memory; no corpus or word list was copied. Base forms only:
`_spelling` takes endings off. Imported with the first host that its suffix does not decide.
"""

from __future__ import annotations

__all__ = ["PEOPLE", "PLACES", "SLANG", "SPELLINGS", "VOCABULARY"]

# Nouns, verbs and adjectives that people write about, beside the words that `CLAUSE_ENDS` has already.
VOCABULARY = frozenset(
    """
    abandon abroad absent absolute accent accept access accident accompany ache achieve acid acquire
    action active activity actor adakah adapt addict adhi adjust admire admit adopt adult advance
    advantage adventure advice advise affair affect afford afraid afternoon agency agenda agent aim aircon
    airline airplane airport aisle alamak alarm album alcohol alien alike alive allow almost aloo aloud
    alphabet alternative amaze ambil ambulance amuse anak analyse ancient andar angel angkat angle angrezi
    animal ankle anniversary announce annual anxious apartment apologise apologize apology appeal appetite
    apple application appoint appointment appreciate approach appropriate approve april apron architect
    argue argument arrange arrangement arrest arrival arrow art article artist ashamed aside aspect
    assemble assess assignment assist assistant associate assume assure attach attack attempt attend
    attendance attention attitude attract attractive audience audio audit august author available avenue
    average avoid await award babe bachcha bachelor background backpack bacon badge badhiya badle
    badminton bagi bagus bahar baju baker bakery balcony balik ballet balloon bamboo banana banao band
    bandage bandh banner banyak barang barber bare barish bark barrel basah base basement basic basket
    basketball bat batch battery battle bawa bayar bazaar beam bean bear beard beast beauty bedroom bee
    beef beg beginner behave behaviour behen belajar beli belief bell belly belong belt benar bench bend
    benefit berapa besar beside besok betul bewakoof beyond bharosa bhool bicycle bike bikini bila bimar
    biology bird biryani biscuit bitter blame blanket bleed blender bless blessing blind blink blister
    block blonde blood bloody bloom blouse blow boast bodoh boil bold bomb bond bone bonus boost boot
    border borrow bother bounce bowl bowling brain brake branch brand brave bread breath breathe breed
    breeze brew bribe brick bride bridge brief bright brilliant broadcast broccoli broom brown brush buat
    bubble bucket budak budget buffet bug buka bukhar buku bulan bulb bull bully bump bunch bungalow
    burger burn burst bury butcher butter butterfly button cabbage cabin cabinet cable cafe cage calculate
    calculator calendar calm camera camp campus canal cancer candidate candle candy canoe canteen cantik
    cap capable capital captain capture caravan carbon career cargo cari carnival carpet carrot carry
    cartoon carve cashier castle casual catalogue category cave cease ceiling celebrate celebration cement
    cent center central centre century ceremony cerita certain certificate chaar chain chair chairman
    chalenge chalk challenge chalta chalte chamach champagne champion channel chapter character charity
    charm chart chase chat chawal cheat cheek cheer cheese chef chemical chemist chemistry cheque cherry
    chess chest chew chhod chief chilli chin china chip chips chocolate chod choice choir chopstick
    christmas chup church cigarette cikgu cinema cinta circle circuit citizen civil claim clap classic
    classmate classroom clerk clever client climate climb clinic closet cloth cloud clue coach coast coat
    cockroach coconut coffin coin collapse collar colleague collect collection color colour column comb
    combine comedy comfort comfortable comic command comment commit committee common communicate community
    compare compete competition complain complaint complex complicated compliment compulsory concentrate
    concept concern concert conclude conclusion concrete conduct conference confess confidence confident
    confidential conflict confuse confusing congrats congratulate congratulations connect connection
    conscious consider considerate consist constant construct consult consultant contact contain
    contemporary content contest context continue contract contrast contribute control convenient convent
    conversation convert convince cooker cookie cope copper copy cord core corn corporate correction
    corridor costume cottage cotton couch cough council counsel counter courage courier court cover coward
    crab crack cradle craft cramp crash craving crawl crayon create creative creature creep creepy crew
    cricket crime criminal crisis crisp critical criticise crocodile crop cross crowd crowded crown cruel
    cruise crush crust crystal cuba cucumber cuddle culture cupboard cure curious curly currency current
    curry curse curtain curve cushion custom cuti cycle cyclone daal damage damn damp dancer danger
    dangerous dare dash data database datang dawai dawn daze deadline deaf dealer debate debt december
    decent decision deck declare decline decorate decrease deewana defeat defend define definite dekat
    delay delete delicate delicious delight demand democracy dental dentist deny depan depart department
    departure depend deposit depress depressed depression depth describe desert deserve design desire desk
    despair desperate despite dessert destroy detail detect determine develop development device devil
    devote dhanyawad dhobi dhyan diabetes diagram dial diamond diary dictionary difference difficulty dig
    digest digital dikha dikhao dil dilemma dimag dining dinosaur diploma direct direction director
    disappear disappoint disappointed disaster discipline disco discount discover discuss discussion
    disease disgusting dish dislike dismiss display distance distract district disturb ditch dive divide
    divorce dizzy dock document doll dollar dolphin domestic donate donkey donut doodh doomed dopahar
    dormitory dose dosti dot dozen draft drag dragon drama drawer drawing dreamer drill drum dryer duck
    duduk duit dukaan dukan dukh dull dumb dump dumpling dungeon durian dust duty dynamic eager eagle earn
    earning earring earthquake ease east eastern echo economic economy edge edit editor educate education
    effect effort ego ekdum elbow elder elect election electric electrical electricity electronic elegant
    element elephant elevator eleven eligible eliminate embarrass embarrassed embassy embrace emergency
    emotion emotional emperor emphasis employ employee employer encounter encourage enemy energy engage
    engaged engine engineer engineering england english enjoyable enormous enquire enquiry ensure
    entertain enthusiastic entire entitle entrance entry envelope environment envy episode equal equipment
    erase error escape especially essay essential establish estate estimate evaluate eventually evidence
    evil exact exaggerate examine example excellent except exchange excite exciting exclude excursion
    executive exercise exhausted exhibition exist existence exit expand expense expensive experience
    experiment expert explode explore export expose expression extend extension extent extreme eyebrow
    fabric fabulous facial facility factor factory faculty fade faham fail failure faint fairy faith fake
    false fame familiar famous fancy fantastic fantasy fare farewell farm farmer fashion fasten fasting
    fatal fate fatty favor favorite favour favourite fear feast feather feature february federal feed fees
    female fence festival fetch fever fiance fiction field fierce fifteen fifth fifty figure file filling
    filter finance financial finding fingernail firm fisherman fist fitness flag flash flat flatmate
    flavour flesh flexible flight flip float flood flour flow flu fluent flush flute foam focus fold folk
    fool foolish football force forecast forehead foreign forest forgive forgiveness fork formal format
    former formula fort fortnight fortunate fortune forty forum foul fountain fourteen fourth fox fraction
    fracture frame frankly freak freedom freeze freezer french frequent freshen fridge fried friendly
    friendship fright frog frost frozen fruit frustrated fuel fulfil function fund funeral fur furniture
    fuss gaadi gaali gaana gadget gain galaxy gallery gambar gamble gang gaon garage garbage garlic garmi
    gas gate gather gay gaze gear gemuk gender general generation generous genius genuine geography ghanta
    ghost ghumne giant giggle gila ginger giraffe global glory glove glow glue goal goat gold golden golf
    goose gorgeous gossip government grab grace grade gradual graduate graduation grain gram grammar
    grandfather grandma grandmother grandpa grandson grape graph grass grateful grave gravity greasy
    greedy greet greeting grey grief grill grip groan groceries grocery groom growth guarantee guard
    guardian guest guide guilty guitar gum gun gussa gutter gymnastics haath habis habit hafte haircut
    hairdresser halloween ham hammer handbag handle handphone handsome handy hangover hantar happiness
    harassment harbour hardly harga harm harsh harvest hati haunt hawker hazaar headache headphone headset
    healthy heartbeat heartbroken heaven height helicopter helmet helpful hen hero hesitate hiccup
    highlight highway hike hilang hint hip hire hisab history hobby hockey holy homesick honey honour hook
    hopefully hopeless horn horror horse hostel hug hujan human humble humid humour hunt hurricane hut
    hygiene ideal identity idiot ignore ikut illegal illness image imagination imagine immediate
    immediately immigration immune impact impatient import impossible impress impressed impression improve
    incident include income increase incredible indeed independent index indicate individual indoor
    industry infant infect infection influence inform information ingat ingredient initial injection
    injure injury ink inner innocent inquire insane insect insert insist inspire install instance instant
    instruct instruction instructor instrument insult insurance intelligent intend intense intention
    interact interest interesting interfere intern internal international internet internship interpret
    interrupt interval interview intezaar introduce invent invest investigate invitation involve iron
    ironic irony irritate irritating island italian itch item itna itni jacket jagah jail jalan jar jatuh
    jauh jaw jawab jazz jealous jealousy jeans jeet jelly jemput jewel jewellery jhagda jhooth jitna jog
    jogger joint journal journey joy judge juice jump jumpa jumper jungle junior junk jury justice kaafi
    kaam kahwin kamra kapde karaoke karate karega karenge karunga karungi kawan kecil kedai keen kelas
    keluar kereta kerja kettle keyboard kharab kharidna khatra khel khol khud khushi kidney kilo
    kindergarten kindness king kingdom kirim kitab kite kitten knee knife knight knit knock knot knowledge
    kuih kurang kursi lab label labour lack ladder ladka ladki laksa lamb lamp landlord lane language
    lantern lap lapar laptop lari laser latest laundry law lawan lawn lawyer layer leader leaf leak lean
    leap leather lecturer leisure lemon lend length lens leopard lepas lesbian letter level lewat liar
    liberty licence license lick lid lifetime lift lightning lihat likewise limb link lion lip lipstick
    liquid liquor literature litter liver lizard load loan lobby local locate location lock locker logic
    loner loop loose lord lorry loser loss lotion lottery lounge lousy lover loyal loyalty luggage lump
    lung lupa luxury machine madam magazine magic magician magnet mahal mahina maid maintain major
    majority makeup malas malaysia male maloom malu mama manage manager mandi mango mangwa manner manzil
    marah marathon margin marine maroon marriage masak mask mass massage massive master masuk mate
    material mathematics maths mattress mature mausam maximum mayor meaning meanwhile measure mechanic
    medal media medical medicine medium mehmaan mehnat melody melt memory mental mention menu mercy merely
    mess messy metal meter method metre microwave midterm mild military milk million mineral minimum
    minister minor minority minta minum miracle mirror miserable missile mission mitha mix mixture mock
    model modern modest modify module moist moisture mommy monkey monster moral mosque mosquito motion
    motivate motor motorbike motorcycle mountain mouse movement muddy muffin mug muka multiple mummy murah
    murder muscle museum mushkil mushroom musical musician mutton mutual mystery naam nahaane nail naked
    nakli namak namaste nampak nanny napkin narrow nasi nasty nation national native natural nature
    naughty naya necessary necklace needle neend negative neighbor neighbour nephew nerd nerve nest
    network neutral nickname niece nightmare nineteen ninety ninth noble nod noisy nombor noodle noodles
    north northern nose notebook notebooks notes notification notify november nude nuisance numb numerous
    nut oath obey object observe obsessed obtain obvious occasion occur ocean october odd offend offensive
    officer official oily ointment olive omelette onion opera operate operation opponent opportunity
    oppose opposite option optional oral orchestra ordinary organ organic organise organize orientation
    origin original orphan outdoor outfit outing outlet outlook outstanding oven overall overcome
    overnight overseas oversleep owe owl owner oxygen oyster paani pack package packet pad paddle pagal
    painful paint painter painting pair paisa paise pakai palace pale palm pan panas pancake panda pandai
    panel panggil pani panic pants papaya paragraph parallel parcel pardon parent pareshan parking parrot
    partner passenger passion passive passport pasta paste pastry path patience patient pattern pause
    pavement peaceful peach peacock peak peanut pear pearl peel peg penat pencil penguin pension pepper
    perform performance perfume period permanent permission permit personal personality persuade perut
    petrol pharmacy phase philosophy phrase physical physics piano pickle picnic pie pig pigeon pile pill
    pillow pilot pimple pinch pinjam pink pint pipe pit pity plain plant plaster plastic platform
    playground pleasant pleasure plot plug plumber poem poet poetry poison pole policy polish polite
    politics poll pollution polytechnic pond pony pool pop popcorn popular population porch pork porridge
    port porter portion portrait position positive possess possibility postcard poster postman postpone
    pot potato potential potong pour poverty powder powerful practical practice practise praise prata
    prawn prayer precious predict preference pregnant premium preparation presence presentation president
    pressure presume pretend prevent previous priest primary prime prince princess principal principle
    print printer priority prison prisoner privacy privilege procedure proceed process produce product
    profession professional professor profile profit program programme progress project prom prominent
    promote promotion prompt pronounce proof property proposal propose protect protection protest prove
    provide psycho psychology pudding puddle pump pumpkin punch punctual punish punishment pupil puppy
    pura purana purchase pure puri purple purpose purse pursue push puzzle pyaar pyar qualify quality
    quantity quarrel quarter queen query question queue quiz quote raasta rabbit race racket radio rail
    railway rainbow raincoat rainy raise rakhna rally random range rank rapid rare rash rasta rat razor
    react reaction reader realise reality realize rear reasonable reassure rebel recall receipt receive
    recent reception recipe reckon recognise recognize recommend record recover recycle reduce refer
    reference reflect refresh refreshing refrigerator refuse regard region regret regular rehat reject
    relate relation relationship relative release relevant reliable relief religion religious reluctant
    rely remain remark remind reminder remote remove renew repair repeat replace report reporter represent
    republic reputation rescue research resemble reservation reserve resident resign resist resource
    respond response responsibility responsible retail retire reunion reveal revenge review revise
    revision revolution reward rhythm ribbon rifle rindu rip risau rise rishta risk rival roar roast rob
    robber robot rock rocket role roll romance romantic rona roof rookie root rope rosak rose roti rotten
    rough route routine royal rub rubber rubbish rude rug rugby ruin rukna rumour rupaiya rust saal sabar
    sabko sabzi sack sacrifice safar safety sail saint sake sakit salad salah salmon salon saloon samaan
    samajh sampai sandal sandwich sarcastic sardi satay satisfied satisfy sauce saucer sausage sawaal
    sayang scare scared scary scene scenery schedule scheme scholar scholarship schoolmate science
    scissors scold scooter score scout scramble scrap scratch screen screw script sculpture search season
    seatbelt secondary secretary section security sedap seedha seek sejuk sekejap sekolah selamat seldom
    select selfie selfish semester seminar senang sendiri senior sensible sensitive sentence sentimental
    separate september sequence series servant serve server session settle seventeen seventh seventy
    severe sew shade shadow shake shallow shampoo shape shark sharp shave sheep sheet shelf shell shelter
    shift shine shiny ship shiver shoot shore shorts shoulder shrimp shrink shukriya shy siap sibling
    sibuk sickness sight signal signature silence silent silk silver similar simply simultaneous sin
    sincere sincerely singer sink sip site sixteen sixth sixty size skate skeleton sketch ski skill skinny
    skip skirt skull slap slave sleepover sleeve slice slide slight slim slip slipper slippers slope
    smoker smoothie snack snail snake snap sneeze snore soak soap soccer social society sock socks soda
    soil soldier sole solid solution sona sorrow soul soup sour source south southern souvenir soya spa
    spaghetti spare spark speaker species specific spectacles speech spell spice spicy spider spill spin
    spinach spirit spiritual spit splash split spoil spoilt sponge sponsor spoon sport spray spread spy
    squad square squash squeeze squid squirrel stable stadium staff stage stain stair staircase stall
    stamp standard stare starve starving statement statistics status steady steak steal steam steel steep
    stem stepmother stick sticky stiff sting stir stitch stock stocking stomachache stone stool storm
    stranger strategy strawberry stream strength stress stressed stressful stretch strict strike string
    strip stroke structure struggle stubborn student stunning subject submission submit substance subtle
    subway succeed success suck sudden suddenly sue suffer sugar suggest suggestion suicide suit suitable
    suitcase sum sunburn sunglasses sunna sunny sunrise sunset sunshine supermarket supper supply surface
    surgery surname surrender surround suruh survey survive susah suspect suspend suspicious swallow swan
    swap swear sweat sweater sweep sweetie swell swing switch sword syllabus symbol sympathy symptom syrup
    tablet tackle tahu tail tailor takleef takut talent tan tank tanya tap tape tarah target tart task
    tasty tattoo tax tayyar teacup tease technical technician technique technology teddy teenager telefon
    telephone television tempat temper temperature temporary tempt tempted tenant tend tender tennis
    tension tent term terminal terrified territory terror thand thankful theatre theft theme theory
    therapy thermometer thick thief thigh thin thirteen thirty thorough thousand thread threat threaten
    throat throne throw thumb thunder thunderstorm tick tidur tidy tie tiger tight tile timetable tinggal
    tiny tip tiring tissue title toast toddler toe toilet tolerate tolong tomato tomb ton tone tongue
    tonne tool tooth toothache toothbrush topic torch torture toss tour tourist tournament towel tower
    toxic track trade tradition traditional tragedy trail trainer tram transfer transform transition
    translate transport trap trash treasure treatment tremble trend trial triangle tribe trick trigger
    trim trolley tropical trousers truck truly trumpet trunk tub tube tuition tumble tumse tune tunggu
    tunnel turkey turtle tutor tutorial twelve twenty twin twist typhoon typical tyre udhar ujian umbrella
    umeed unable unaware unbelievable uncertain uncomfortable unconscious undergo underwear uneasy
    unemployed unfair unfortunately unhappy uniform union unique unit unite universe unknown unlike
    unlikely unlock unlucky unpack unusual upar update upgrade upload upper urge urine usage vaapas vacant
    vaccine vague vain valentine valley valuable value vanilla vanish vapas variety various vase vegetable
    vegetarian vehicle vein venue verb version vessel vest vet victim victory video view village violence
    violent violin virgin virtual virus visa visible vision visitor vital vitamin vocabulary volcano
    volleyball volume volunteer vomit vote voucher vow wage wagon waisa waist waiter waitress waktu wallet
    wander wapas waqt ward wardrobe warehouse warn warning warrior washing waterfall watermelon wave wax
    weakness wealth wealthy weapon weekday weekly weep weigh weight western whale wheat wheelchair whisky
    whisper whistle whiteboard wicked widow width wild wilderness willing wine wing winner wipe wire
    wisdom witch withdraw witness wizard wolf wooden wool worker workout workshop worm worthless worthy
    wound wrap wreck wrestle wrist writer yaad yawn yearly yell yellow yoga yoghurt yogurt youth zaroor
    zaroorat zarurat zebra zindagi zip zoo zyada
    """.split()
)

# How words are spelled on a phone where dropping letters (`_spelling`) does not explain it, and words of chat.
SPELLINGS = frozenset(
    """
    2day 2moro 2mrw 2nite 4ever 4get abit achcha aiya aiyah aiyer aiyo aiyoh alot alr alrdy alrite alryt
    alwaez alwaz anione aniwae aniway aniways anot anyting atleast atta awwww baitho bataiye bcuz becoz
    becuz betta bhagwan bhejo bicoz bleh bluff bodo boi boliao boomz brekkie bruv bth buay cannot catchup
    chao chhe chillax chio chiong choy clazz cmi congratz coool coulda crappy cutie cuzz damm dammit darn
    dats dawg dekhiye dey deym didu donno dowan dowanna duh dun dunch eeyer ehh enjoyy eversince everytin
    evry evryone evrytin fabby fanks fella finito fink fone foto fotos frenz frm frnd frndz fwah gahmen
    garang gawd gawn gdmrng gdnite geddit gek gettin gib gimme girlz gnite goin gona gotcha guai gudmrng
    gudnite gudnyt guyz haf haiz haizz hakka haolian happi happie hav haven heehee hehehe hellos heya
    hhaha hihi hmmmm hohoho hokay hols homies hor horh howz hubby hudugi huhu hungri hurhur ilove innit
    ish izit jamban jap jia jialat jiayou jio juz kahaan kanchiong karlo kaypoh keke kena kewl kiam kiasu
    kidar kiddo kidhar kkk kkz knackered knoe kope kopi kor koyi kyon lahh lahz larh lata laterz leceh
    lemak lepak liaoz lidat liddat liek lik loll lolx lolz lorh lorr lorx loserz luber lubs luff luffly
    lunchie luvly lyf mabbe mafan manja maself mast mates mebbe meetup meh mehz mei messg mia mite monring
    mornin mornng msging muacks muah muak mugging mumsy naw neber neh neva nevermind newae nid nitez nort
    nothin nua nvr nxt nyc nyt obasan obviousli ohh oic okae okai okayy okiee okies okok omigod onz orh
    orite oso otha otw outta owwie paiseh pakcik pakka pangsai peepz pengz pepul piang pissed plox plzz
    pokai pon preety prolly quid rawk reali realli rilly rite rply sabo samseng satki sayin sekali shag
    shagged shayad shiok shld shldnt shoulda shuai siaa siala sian sianz sibei simi skool slack sleepi
    smth smthin soli solli somethin someting somewer sori sorta stead stuffs suan summore suna swee swthrt
    tat tata tats teh telly tgt tham thankq thankz tharz theres thinkin thks thnq thot tibco tink tinking
    tmrrw toking tomm tomo tomolo tomoro tomorow tonite tonyt toopid totes treatz tryin tues unker uve
    veri waa wad wah wahaha walao walau waliao wans wasup wateva watever wats wayang welcum wen whaa
    whaddup whenva wifout wiked wkend wku wlcm woah woot wor wotever woulda wrk wun wuz xian xie xmas
    yahin yalor yaya yeap yeapp yesh yews yoz yucks yuks yups yur zai zao zara zhong zhun zomg zzz zzzz
    """.split()
)

# Spellings that only people texting friends use: two of them within reach, and the text is one of theirs. Shops write
# `u` and `ur` too, so a single word says nothing.
SLANG = frozenset(
    """
    abang abe abt acha achha ah aiya aiyo aku alr anot arre aso awak bf bhai btw buay camne cannot cld cmg
    cos coz cuz da dah dat den dey dgn din dis dnt doin dowan dun dunno eh fren frens frm gd gf gi gng
    goin gonna gotta gud haf haha hahaha hahahaha hav hee hehe hehehe hey hmm hmmm hmmmm hor hrs hv ic idk
    im ive jangan je jgn jus juz kab kaha kal kat kena kita kk knw ko kot kyu kyun la lah leh lei liao
    lmao lol lolz lor luv lyk ma mah meh mi mrng mujhe muz n nah nai nak nhi ni nite noe nt nvm nw oic ok
    okie oops org oso pastu pls plz ppl prob r rha rhi rite saya shd shit shld sia sian skrg sms tak tau
    tera teri thanx thk tho thx tink tml tmr tmrw tot tq tt tu tujhe tum u ur urs v w8 wah wan wana wanna
    wat wats wen wid wif wk wkend wkg wld wo wun x xde y ya yaar yar yea yeah yep yg yoz yup zzz
    """.split()
)

# Given names as people write them in small letters, and what they call each other.
PEOPLE = frozenset(
    """
    aaron abdul abhi abhishek adam adele aditya ahmad ahmed ajay alan albert alex alfred ali alice alicia
    alvin amanda amir amit amy ananya andre andrew andy angela angeline anil anita anjali ann anna anne
    annie anthony anu arjun arun asha ashley ashok ashwin audrey barry belinda ben benjamin bernard
    bernice beth betty bill bob brenda brian bruce bryan carl carol caroline catherine cathy cecilia
    celine charlene charles charlie cheryl chloe chris christina christine christopher claire clara
    clement colin connie craig cynthia daisy daniel danny daphne darren dave david deborah deepa deepak
    deepika denise dennis derek derrick desmond diana diane dinesh divya donald donna doreen doris dorothy
    edward edwin eileen elaine eleanor elizabeth ella ellen emily emma eric erica esther ethan eugene
    eunice eva evelyn faizal farah fatimah felicia felix fiona florence francis frank fred gabriel ganesh
    gary gavin geetha geoffrey george gerald geraldine gerard gillian gina gita glenn gloria gopal gordon
    grace graham greg gwen hafiz hannah hari harish harold harry hassan hazel heather helen helena henry
    hui hussain ian imran irene iris ismail ivan jack jackie jacob jaime james jamie jane janet janice
    jasmine jason javier jay jaya jayne jean jeff jeffrey jennifer jenny jeremy jerome jerry jessica
    jessie jill jim jimmy jin joan joanna joanne joe joel john johnny jonathan joseph josephine joshua
    joyce juan judith judy julia julian julie jun june justin kamal karan karen karthik kate katherine
    kathy kavita keith kelly kelvin ken kenneth kenny kevin kiran krishna kumar kyle lakshmi larry laura
    lauren lawrence leonard leslie lewis lilian lily linda lionel lisa liz lorraine louis louise lucas
    lucy luke lynn madhu magdalene mahesh malcolm mandy manish manoj marcus margaret maria marie marilyn
    mark martha martin mary matthew maureen max may meena meera megan mei melanie melissa melvin michael
    michelle mike ming mohamed mohan molly monica muhammad mukesh murali nadia nancy naomi natalie natasha
    nathan naveen neha nelson nicholas nick nicole nigel nikhil nina nisha nitin norman nurul oliver
    olivia oscar pamela patricia patrick paul pauline penny peter philip phoebe pooja pradeep prakash
    pravin preeti priya priyanka raghu rahul raj raja rajan rajesh raju rakesh ram ramesh rani ravi
    raymond rebecca regina richard rita robert robin roger rohan rohit ronald rosa rosalind rose roy ruby
    rupa russell ruth ryan sachin sally sam samantha samuel sandeep sandra sanjay santosh sara sarah
    satish sean serena shaan shalini shanti sharon shawn sheela sheila shirley shiva shreya shruti siew
    simon siti sneha sonia sophia sophie stanley stella stephanie stephen steve steven sudha sue sujata
    sunil sunita suresh susan suzanne swati sylvia tanya teck terence teresa terry theresa thomas tim
    timothy tina tom tommy tony tracy umesh usha valerie vanessa varun vera veronica victor victoria vijay
    vikas vikram vimala vincent vinod violet virginia vivek vivian walter wanda wayne wei wendy wilfred
    william wilson winnie xiao xin xinyi yan yasmin yen ying yong yvonne zainab zoe
    """.split()
)

# Where people meet: Singapore, India, Britain.
PLACES = frozenset(
    """
    agra ahmedabad andheri bandra bangalore bath bedok bengaluru bhopal bihar birmingham bishan bombay
    boonlay brighton bristol bugis buona calcutta cambridge cardiff chandigarh changi chennai chinatown
    clementi cochin coimbatore coventry dadar delhi derby dhoby dublin edinburgh ernakulam eunos geylang
    glasgow goa guntur gurgaon hougang hyderabad indore jaipur johor jurong kallang kanpur katong kent
    kerala kochi kolkata kovan lavender leeds leicester liverpool london lucknow madras madurai manchester
    mangalore melaka mumbai mysore nagpur nashik newcastle noida norwich nottingham novena orchard oxford
    pasir patna payoh penang plymouth preston pune queenstown rajkot ranchi reading salem sengkang sentosa
    serangoon sheffield simei somerset surat surrey swansea tampines tanjong toa trichur trivandrum
    vadodara vijayawada vivo vizag warangal woodlands yishun york
    """.split()
)
