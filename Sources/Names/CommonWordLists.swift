/// Written by hand: what is most often said, and what endings make of short names.
enum CommonWordLists {
  static let all: [String: String] = [
    "en": """
    about above across after again against almost along already also although always among and another any
    anyone anything are around asked away back because become been before began behind being believe below best
    better between both bring brother brothers but call called came can cannot change child children city come
    coming could country day days dead did different does doing done door down during each early east else end
    enough even evening every everyone everything eyes face family far father feel felt few find first five food
    for found four friend friends from front full gave get give given go goes going gone good got government
    great group had half hand hands happened hard hasn summer chosen has have having head hear heard help her
    here him himself his home hope hour hours house houses how human hundred idea important inside into its job
    just keep kept kind knew know known land large last late later law leave left less let life light like line
    little live lived lives living long look looked lost lot made main make makes making man many married may
    maybe me mean means men might mind mine mines minute money month months more morning most mother moved much
    must name names near need never new news next night no none north not nothing now number off often old once
    one only open other others our out outside over own part people perhaps person place play point police power
    problem put question quite ran rather read real really reason remember right road room rule run said same
    sand saw say saying says school second see seem seen send sent set several shall she should show side since
    sister sit small soldier soldiers some someone something soon sound south speak stand start started state
    stay still sum stop story street such sure take taken talk tell than thank that the their them then there
    these they thing things think third this those though thought three through time times today together told
    tomorrow tonight too took top toward town tried true try trying turn turned two under understand until upon
    us use used very village voice wait walk walked wall want wanted war was watch water way week weeks well
    went were west what when where whether which while white who whole why wife will window wish with within
    without woman women word words work worked world would write wrote year years yes yesterday yet you young
    your alien aliens alive amino amines allied alley alias aliases sale sales marks market marine minor manes
    amen omen oven hose hush dans alike male halim humid hidden ahead army arms alarm medal metal model middle
    handed hunted hated abuse abused abuser abusers abuses abusing abusive
    """,
    "de": """
    aber alle allem allen aller alles als also alt alte alten am an andere anderen anderer anders auch auf aus
    bald bei beide beiden beim bin bis bist bitte da dabei dafür dagegen daher damals damit danach dann daran
    darauf darin darum das dass davon dazu dein deine dem den denen denn der deren des deshalb dich die dies
    diese diesem diesen dieser dieses dir doch dort drei du durch dürfen eben ein eine einem einen einer eines
    einfach einige einmal er erst erste ersten es etwas euch euer fast ferner frau frauen frei für ganz ganze
    ganzen gar gegen gehen geht genau gerade gern gesagt gestern gibt ging gleich gut gute guten haben habe hat
    hatte hatten sommer haus heim heimat heute hemd hemden hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
    ihren ihrer im immer in ist ja jahr jahre jahren jede jedem jeden jeder jedes jemand jene jetzt kam kamen
    kann kannst kein keine keinen kind kinder kinn klar kommen kommt konnte könnte könnten kurz lange lassen
    leben leute leuten letzte letzten machen macht mal man manche mann männer mehr mein meine meinem meinen
    meiner mensch menschen mich minen mine mir mit möchte morgen muss müssen mutter nach nacht name namen
    nämlich natürlich neben nein neu neue nicht nichts nie niemand noch nun nur ob oben oder oft ohne recht
    sache sachen sagen sagt sagte same samen sehr sei seid sein seine seinem seinen seiner seit selbst sich
    sicher sie sieht sind so sogar solche sollen sollte sondern sonst später stadt stand sten tag tage tagen
    teil tun über um und uns unser unsere unter vater viel viele vielen vielleicht vom von vor wahr wann war
    waren warum was wasser weg wegen weil weit weiter welche wenig wenn wer werden wie wieder will wir wird
    wirklich wo wohl wollen wollte worden wurde wurden zeit zu zum zur zurück zusammen zwei zwischen amen oma
    omas hasen hase alien armen marken marine halten samt amt ämter
    """,
    "fr": """
    ai aime aimer ainsi aller allez alors ami amie amis amies ans après arrive assez au aucun aucune aujourd
    aussi autour autre autres aux avait avant avec avez avoir avons beaucoup bien bon bonne ça car ce cela celle
    celui ces cet cette ceux chaque chez chose choses comme comment contre dans de déjà demain depuis dernier
    derrière des deux devant dire dit dois donc donner dont du elle elles en encore enfant enfants entre est et
    était étaient été être eu eux faire fait faut femme femmes fille fils fin fois font guerre gens grand grande
    heure heures hier homme hommes humain ici il ils jamais je jour jours jusque la là le les leur leurs loin
    lui ma main mains maintenant mais maison mal mari mars me même mêmes mer mère mes mien mine mines mis moi
    moins mois mon monde mort mot mots ne ni nom nous nouveau nuit on ont ou où oui par parce parle part partie
    pas pays père peu peut plus point pour pourquoi pouvait premier près presque pris puis qu quand que quel
    quelle quelque qui quoi rien sa sable sais salle sans se sera ses seul seule si soir soit son sont sous
    souvent sur ta tant te tel temps tes tête toi ton toujours tous tout toute toutes très trois trop trouver tu
    un une va venir vers veut vie vient ville voilà voir vois vos votre vous vrai y yeux allié alliés allée aidé
    aimé année années amende omis hamac humide armée marine
    """,
    "es": """
    a al algo alguien alguna ahí ahora allí ante antes año años aquel aquí así aún aunque bien cada casa casi
    como con cosa cosas cuando de decir del desde después día días donde dos el él ella ellas ellos en entonces
    entre era eran es esa ese eso esta está están estar este esto estos fue fueron gente gran ha había hablar
    hace hacer hacia hasta hay hijo hijos hombre hora hoy la las le les lo los luego más me mejor menos mi
    mientras mina minas mis mismo misma mucho muchos mujer mundo muy nada nadie ni no noche nos nosotros nunca o
    otra otro otros país para parte pero poco por porque puede pues que qué quien sala salas samana se sea señor
    ser si sí siempre sin sino sobre solo son su sus también tan tanto te tiempo tiene toda todo todos tres tu
    un una uno unos vamos ver vez vida y ya yo amén aman amar mano manos mares marea
    """,
    "it": """
    al alla alle allora altri altro anche ancora anni aveva bene c'è casa che chi ci come con cosa cose così cui
    da dal dalla dei del della delle di dire dopo dove due e è ed era erano fare fatto fra gli ha hanno ho i il
    in io la le lei lo loro lui ma mai male mani mano me meno mi mia mio molto nel nella niente no noi non
    nostra o ogni ora per perché però più poi prima può quale quando quanto quella quello questa questo qui sala
    sale se sei sempre senza si sia sono sua suo tanto te ti tra tu tutti tutto un una uno va vita voi mine mina
    miniera
    """,
    "tr": """
    acaba adam adama adamı adamın ama amacı an ancak anda ara arada artık asla aslında at ay ayrı az bana bazı
    belki ben bende beni benim biz bize bizi bizim böyle bugün buna bunda bunu bunun bunlar burada çok çünkü
    daha dahi de değil demek der diye dedi dedim dün dünya eğer emin en eski et etmek ev evde eve evet gece gel
    geldi gibi gitti göre gün güzel hadi hala hale hali halde hani hangi hayır hem hemen hep hepsi her herkes
    hiç için içinde iki ile ilk insan ise işte iyi kadar kadın kan karşı kendi ki kim kimse kişi kız lazım mi mı
    mu nasıl neden nerede niye o olan olarak oldu olduğu olmak olsun omur on ona onda onlar onların onu onun
    orada öyle para peki saat sana sanki savaş sen sende seni senin son sonra söyle su suç şey şeyi şeyler şimdi
    şu tabii tam tamam tane ya yani yap yaptı yer yine yok yüzden zaman zamanı zaten aldı alan alana alanda
    alanı aleni alim hasta hasret hamile hayat hayatı sanırım umarım adına ilan hastane şair emir emri emirler
    ömür ömrü samimi meram aman amana zeminde mine
    """,
    "bs": """
    ako ala bez bi bih bila bili bilo bio bismo biti bog bolje brat brata cijeli čak da dan dana danas dani dane
    danu danima dio do dobro dok dođe došao drugi drugo dva gdje god godina godine grad grada gradu hoće htio i
    iako iz ili im ima imam imao imala imamo ime imena ipak isto iza ja jedan jedna jedno je jer još kad kada
    kako kao kod koga koja koje koji kojim kojeg kraj kroz kuća kuće kući kuću li lice ljudi majka mali mala
    male malo među mene meni mi mina mine mjesto mnogo moj moja moje mogao može možda mora mu muž na način nad
    naš nema nego neka neki neko nekoliko ni nije nikad nikada ništa noć nova novi nje njega njemu njih njegov o
    od odmah on ona onda oni ono oko otac ovaj ove ovdje ovo pa pod ponovo posle poslije prema pre prije pri
    protiv put rat rata ratu rekao rekla sa sad sada sam sama same sami samo samoj samom sat sati se sebe si sin
    sina sinu skoro smo sta stalno stan stana stari ste sto stvari su sutra sva svaki sve svi svemir svemiru
    umire izvan imanje svoj svoja svoju šta što ta tada taj tako također te ti to toga toliko treba tri tu u
    uvijek uz vam vas već vi voda vrijeme za zašto zato zbog zna znači žena žene život omara omari mara mare
    maram hasura halal emisija imami imama amana selo sela selu selima salon ако без био била били било бити већ
    да дан дана данас до добро док други два где година године град и иако из или им има имао ипак ја један
    једна је јер још кад када како као код која које који кроз ли људи мало мене мени ми много може можда на над
    наш него неки неко није никад ништа ноћ о од она онда они оно овде па после пре при рат рекао са сад сам
    сама саме сами само се себе си смо сте су сва сваки све сви шта што та тако то тога треба три ту у увек за
    зашто зато због
    """,
    "sq": """
    ai ajo aq asgjë asnjë atë atje ata ato deri derisa dhe di ditë do duhet duke edhe emri fare fjalë gjatë
    gjithë gjithçka ishte ishin i ka kam kanë kemi kë këtë kjo ky kohë ku kur kush la madh mal mali male man mbi
    me mirë mos mund na ndaj ne nëse në nga një nuk o por para pas pasi për pse që sa saj se shtëpi shumë si sot
    ta tani te të tek tij tjetër tyre u unë vetëm vend vit vjet ama
    """,
    "so": """
    aad aan adiga ah ahaa anigu ayaa ayuu baa badan ban caawa cid dad dadka dagaal dal dib dhan ee fiican hadda
    halkan iyo in inay inuu jira kale kama kasta la ma maanta magaca markaas marka meel mid nin oo qof sida soo
    u wax waa wuxuu xaal
    """,
    "ru": """
    без более больше будет был была были было быть в вам вас весь во вот время все всего всегда всех вы где года
    год говорит города город да дал даже два две дела дело дня день дни до дома дом друг другой его ее если есть
    еще же жена за здесь знаю и из или им имени имя иногда их к каждый как какой когда кого кто куда ли лишь
    лучше люди людей мало мама мамы маму мамой между меня мере мир мира мне много может можно мой моя мы на надо
    нам нас нее нет ни никогда ничего но ночь ну о об один однако он она они опять от перед по под пока после
    потом потому почти при про раз разве рук руки с сам сама сами само самой самом самым самых самую самые своей
    своего свой себе себя сегодня сейчас сказал сказала со совсем стал стола сто страна страны так такая такой
    там тебе тебя теперь то тогда того тоже только том тот три тут ты у уж уже хорошо хоть хотя чего человек чем
    через что чтоб чтобы чуть эта эти это этого этой этом этот я дана дану даны умер имена умная мара мина мины
    миной мину мин марка марки армия армии имам
    """,
    "ar": """
    في من على إلى عن مع هذا هذه ذلك تلك هو هي هم هن أنا نحن أنت انتم انه ان إن أن كان كانت كانوا يكون لم لن لا
    ما ماذا متى كيف أين هنا هناك كل بعض غير بعد قبل عند عندما حتى لكن بل أو أم ثم قد لقد قال قالت قالوا يقول كما
    مثل بين تحت فوق حول ضد منذ خلال أيضا جدا فقط نفس أي الذي التي الذين ليس ليست به بها بهم له لها لهم لنا لي لك
    لكم فيه فيها منه منها منهم عنه عليه عليها عليهم علينا عليكم عليك عليكن عليهما وعليه وعليها وعليهم فعليه فعلي
    فعليا فعلا بفعل إليه إليها الينا اليوم يوم يوما أيام سنة سنوات عام عاما عامين أعوام ناس الناس رجل رجال امرأة
    نساء بيت بيتي البيت أهل أهلي أهلنا أب أخ أخي أختي أبي أمي أولاد ابن ابني ابنة بنت الله والله حسنا واحد اثنان
    ثلاثة أول آخر كبير صغير كثير كثيرا قليل جديد جديدة قديم شيء أشياء الآن أمس غدا هكذا إذا لو لماذا لأن لأنه
    لأنها بأن وأن فإن عمره عمرها عمري أعمار أعمال عمل عملا عملي العمل أملا أمام أمامي أمامهم أحد أحدا أحدهم إحدى
    حامل حمل حماية حمام أمنا أمن أمنية الأمن سلاما السلام كاملا بكامل حياتي الحياة مدينة المدينة حرب الحرب جيش
    الجيش بلد بلدي البلد طريق هدية أمر الأمر أمور الأمور أمرا إيمان الإيمان عالية العالي عيون العيون اللي الحزن
    حزن الإمارات حالات الحالات حاولت أحمر الأحمر الحمد محدد محددة المدى المريض مريض السفير السرير عليا العليا
    فعليك وعليك كاميرا يصف مخيم المخيم سيارة صباح مساء ليل الليل ساعة وقت مرة أكثر أقل أفضل مكان عالم العالم علم
    أعلم يعلم معلم عائلة العائلة حال حالا حالة حق حقا يعني طبعا كنت كنا شفت راح اجا جاء جاؤوا اجوا هيك هون شو
    ليش لسا كمان عنا عندي عندنا
    """,
    "fa": """
    از است اما این آن آنها او اگر با باید بر برای بعد به بود بودند بی پس پیش تا تو چه چون چی حالا خود خودم خودش
    خیلی در دارد دارم داشت دو دیگر را روز زن زندگی سال شد شده شما شهر صورت عملی فقط کار کرد کردم کردن کرده کسی
    کنم کند که کجا گفت ما مادر مال مالی مان مرد مردم من مثل می میشود نبود نه نیست هر هم همه همین هنوز هیچ و وقتی
    ولی یا یک امیدوارم حالی اون اومد اومده اومدم اومدی اینه همینه زمینه سایر هزینه اهمیت حالت خالی احمق سامانه
    آینه امر آمار علیه علیها فعلی
    """,
    "ur": """
    اور ایک اس ان انہوں اپنے اپنا اپنی آپ اب ابھی بات باد بعد بہت بھی پر پھر تک تھا تھی تھے تو جو جب جا جس جہاں
    دن دو دیا رہا رہے سال ساتھ سب سے صرف طرح کا کی کے کر کرتے کرنے کسی کو کوئی کہ کہا کیا گیا گھر لئے لیے لوگ
    لوگوں میں نہ نہیں نے وہ وقت ہم ہو ہوا ہوں ہی ہے ہیں یہ یہاں یا عام کام نام مال حال امن علم
    """,
    "he": """
    אבל או אז איך איפה אל אם אנחנו אני אחד אחרי את אתה אתם בית גם היא הוא היה היו היום הם הנה הזה זאת זה זו יש
    כבר כל כמו כי כן לא לי לו לה לך להם לנו מה מי מאוד מתי עד עוד על עם עכשיו פה צריך רק שם של שלו שלי שלה שלנו
    תמיד ילד ילדים איש אנשים
    """,
  ]
}
