"""Folded words that a question leaves out, a line a language.

`OWN` where the server has no list; `FOLDED` are the words of its lists that have accents, as people type them without;
`MISSED` are wishes and duties (*must*, *wants*) that its lists have in some languages and miss in others.
"""

OWN = {
    "bg": (
        "а без в вече ви във го да до за и из или им има как като което които която към ли може на над не него ни "
        "но от по под при с са се си след слез сме със тази така те тези то това този тя у че ще"
    ),
    "cs": (
        "a aby ale ani ano az bez by byl byla bylo byly co do i ja jak jako je jeho jeji jejich jen jeste ji jsem "
        "jsme jsou k kde kdo kdyz ke ktera ktere ktery ma mezi mi mit na nad nam nas ne nebo nej neni nez o od on "
        "ona oni pak po pod podle pred pri pro proc proti s se si tak take ten tim to toho tom tomu tu u uz v vam "
        "vas ve z za ze"
    ),
    "el": (
        "αλλα αν απο αυτα αυτη αυτο αυτοι αυτος αυτοσ για δεν ειναι ενα ενας ενασ ενος ενοσ εχει εχουν η ησαν "
        "ηταν θα και κατα κι μας μασ με μετα μη μην μια μιας μιασ μου να ο οι ομως ομωσ οταν οτι ποιος ποιοσ που "
        "προς προσ πως πωσ σας σασ σε σου στα στη στην στις στισ στο στον στους στουσ τα την της τησ τι τις τισ "
        "το τον του τους τουσ των χωρις χωρισ ως ωσ"
    ),
    "et": (
        "aga ei et ja jah ka kas kes kui kuid kuidas ma me meie mida mis mu nad need nii ning ole olema oli olid "
        "oma on sa seda see selle sest siis su ta te teie tema voi"
    ),
    "ga": (
        "a ach ag agus an ann ar as ba be beidh bhfuil bhi cad ce chun cuig da de den do don fad faoi gan go gur "
        "i in ina is le leis mar me mi na nach ni nior no o os roimh sa se seo si siad sin sna ta tar thar tu um"
    ),
    "hr": (
        "a ako ali bez bi bila bili bilo bio biti da do dok gdje i ih ili im iz ja je jer jesu joj jos kada kako "
        "kao koja koje koji kojih li me medu mi moze na nad ne nego neka nema ni nije nisu o od ona oni ono ova "
        "ovaj ovo po pod prema pri s sa sam samo se sto su sve svi ta tada taj te ti to u uz vec vi vise za"
    ),
    "lt": (
        "apie ar as be bei bet bus buvo dar del gali i iki ir is ja jei jie jis jo jog jos jums ka kad kaip kas "
        "kur kuri kurie kurio kuris mes ne nei nes net nuo o os pagal pas per po prie pries sis su ta tai taip "
        "tas tik to tu uz yra"
    ),
    "lv": (
        "ar ari bet bez bija bus but caur es gan gar ir itin ja jau jo jus ka kad kas kaut kur lai lidz nav ne "
        "nebus no nu pa par pat pec pie pirms pret sis so ta tad tas tie tik to tomer tu un uz vai var vel virs "
        "zem"
    ),
    "mt": (
        "b bi biex bil bl dan dawn din f fejn fi fil fl ghal ghall ghandha ghandu ghar hi hija hu huma huwa il "
        "imma izda jew kien kienet kif l li lil lill ma mal meta mid mill min minn s sa se ser ta tad tal tar tas "
        "tat taz u ukoll xi"
    ),
    "pl": (
        "a aby albo ale ani az bardzo bez bo by byc byl byla bylo byly co czy czyli dla do gdy gdzie go i ich ile "
        "im in inne iz ja jak jako je jego jej jest jeszcze jezeli juz kiedy kto ktora ktore ktory ktorych lub ma "
        "mi mnie moze na nad nam nas nie niz o od on ona one oni oraz po pod poniewaz przed przez przy sa sie ta "
        "tak takze tam te tego tej ten to tu ty tylko tym u w we wiec wszystko z za ze"
    ),
    "ro": (
        "a acea aceasta acel acele acelor acest aceste acestea acestei acestor acestui acolo acum ai al ale alt "
        "alta altele am ar are as asa asta ati au avea avem aveti avut ba ca cand care carei caror carui cat cate "
        "catre ce cea ceea cei cel cele celor cu cum da daca dar de decat deci deja despre din dintr dintre doar "
        "dupa e ea ei el ele era erau este esti eu fara fi fie fiind fost i iar ii il in inainte inca intr intre "
        "isi iti la le li lor lui ma mai mea mei mele meu mi ne ni nici nu o ori orice pana pe pentru peste poate pot "
        "prea prin printr sa sai sale sau se si sub sunt ta tai tale tau te ti toata toate tot toti trebuie tu un una "
        "unde unei unele unii unor unui va vi voastra voi vor vostru vrea vreau"
    ),
    "sk": (
        "a aby aj ako ale alebo ani ano asi az bez bol bola boli bolo by byt cez co do ho i ich im ja je jeho jej "
        "k kde ked kto ktora ktore ktory ku ma medzi mi na nad nam nas ne nez nie o od on ona oni po pod podla "
        "pre preco pred pri s sa si so su ta tak ten tento to toho tom tu u uz v vam vas vo vsak z za ze zo"
    ),
    "sl": (
        "a ali ampak bi bila bili bilo biti bo brez da do ima in iz ja je jih jim k kaj kako kar kdaj kdo ker ki "
        "ko kot lahko le med mi na nad naj nam nas ne ni nic o ob od on ona oni pa po pod pred pri s se sem si "
        "smo so sta ta tak te ti to tu tudi v vam vas vec vse z za ze"
    ),
}
FOLDED = {
    "da": "naar nar ogsa ogsaa pa paa saadan sadan vaere vaeret",
    "de": "dass fuer fur koennen koennte konnen konnte uber ueber waehrend wahrend wuerde wuerden wurde wurden",
    "es": (
        "eramos estabamos estais estan estara estaran estaras estare estareis estaria estariais estariamos "
        "estarian estarias esteis esten estes estuvieramos estuviesemos fueramos fuesemos habeis habia habiais "
        "habiamos habian habias habra habran habras habre habreis habria habriais habriamos habrian habrias "
        "hayais hubieramos hubiesemos mas mia mias mio mios seais sera seran seras sere sereis seria seriais "
        "seriamos serian serias si tambien tendra tendran tendras tendre tendreis tendria tendriais tendriamos "
        "tendrian tendrias teneis tengais tenia teniais teniamos tenian tenias tuvieramos tuviesemos"
    ),
    "fi": (
        "eivat etta han haneen hanella hanelle hanelta hanen hanessa hanesta hanet hanta heidan heidat heilla "
        "heilta heissa heista heita keilla keilta keina keissa keista keita kenella kenelta kenena kenessa "
        "kenesta keta ketka meidan meidat meilla meilta meissa meista meita mika milla milta mina minka missa "
        "mista mita mitka naiden naihin naiksi nailla naille nailta naina naissa naista naita nama niilla niilta "
        "niina niissa niista niita seka siina siita silla silta sina sita tahan taksi talla talle talta tama "
        "taman tana tassa tasta tata teidan teidat teilla teilta teissa teista teita tuota"
    ),
    "fr": (
        "a etaient etais etait etant etante etantes etants ete etee etees etes etiez etions eumes eutes fumes "
        "futes les meme"
    ),
    "hu": (
        "altal altalaban amig arrol at azert aztan azutan bar belul egesz egyeb eleg elo eloszor elott elso en "
        "eppen es ezert fele igy ismet jo jol keressunk keresztul kivul kozott kozul legalabb magat mar mas masik "
        "miert mig neha nehany nelkul o ok oket ossze ra sajat szamara talan tehat tobb tovabb tovabba ugy uj "
        "ujabb ujra utan utana utolso valo"
    ),
    "it": "avra avro fara faro perche piu sara saro stara staro",
    "nb": (
        "a aa baade baae bade bae daa foer hja hjaa na naa naar nar ogsa ogsaa pa paa sa saa saann sann sjoel "
        "sjol vaar vaere vaert"
    ),
    "pt": (
        "ate eramos estao estavamos estiveramos estivessemos foramos fossemos ha hao houveramos houverao "
        "houveriamos houvessemos ja nao sao sera serao seriamos so tambem tera terao teriamos tinhamos tiveramos "
        "tivessemos voce voces"
    ),
    "sv": (
        "aat aen aer an ar at da daa daer dar foer for fraan fran haer naagon naagot naagra naer nagon nagot "
        "nagra nar oever over pa paa sa saa saadan saadana saadant sadan sadana sadant sjaelv sjalv vaar vaara "
        "vaart varfoer varfor"
    ),
    "tr": "aslinda bazi birkac birsey cok cunku eger hic icin mi nasil nicin sey su tum",
}
MISSED = {"en": "may might must shall wants want wanted would could"}
NORWEGIAN = frozenset(FOLDED["nb"].split())
STOP_WORDS = {
    **{code: frozenset(words.split()) for code, words in (OWN | FOLDED | MISSED).items()},
    "nn": NORWEGIAN,
    "no": NORWEGIAN,
}
