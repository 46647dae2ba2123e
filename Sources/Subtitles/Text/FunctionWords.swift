/// Words before which a line may well be broken, and words after which it should not be.
///
/// Netflix Timed Text Style Guide, general requirements, line treatment: break before conjunctions and prepositions; do not separate an
/// article, a preposition, a pronoun, an auxiliary or a negation from the word that follows. The lists hold each language's most frequent ones.
struct FunctionWords {
  /// Conjunctions, and relative words that begin a clause: lower case.
  let openers: Set<String>
  /// Prepositions: a line may begin with one, but never end with one.
  let prepositions: Set<String>
  /// Articles, possessives, pronouns, auxiliaries, negations: they cling to what follows.
  let clinging: Set<String>
  /// Postpositions and particles that cling to what comes before them.
  var trailing: Set<String> = []

  /// Empty for a language without a list.
  static func of(_ language: WrittenLanguage) -> FunctionWords {
    lists[sameAs[language.primary] ?? language.primary] ?? FunctionWords("", "", "")
  }

  /// Languages whose small words are those of another.
  private static let sameAs = ["kmr": "ku", "prs": "fa", "hr": "bs"]

  private init(_ openers: String, _ prepositions: String, _ clinging: String, trailing: String = "") {
    func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
    self.openers = words(openers)
    self.prepositions = words(prepositions)
    self.clinging = words(clinging)
    self.trailing = words(trailing)
  }

  private static let lists: [String: FunctionWords] = [
    "en": FunctionWords(
      "and but or nor so because although though while if when where who which that than until since as unless whether why how what",
      "in on at to for from with without by of about into over under after before between through during against among across toward towards upon",
      "a an the this that these those my your his her its our their i you he she it we they is are was were be been am do does did have has had "
        + "will would can could should shall may might must not no very to mr mrs dr who"),
    "fr": FunctionWords(
      "et mais ou où donc car ni que qui quand si comme parce puisque lorsque dont quoique pourquoi comment",
      "à de du des dans en sur sous pour par avec sans chez vers entre contre après avant pendant depuis jusque",
      "le la les l un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles ne n'"
        + " me te se suis es est sommes êtes sont ai as a avons avez ont était très"),
    "de": FunctionWords(
      "und aber oder sondern denn weil dass ob wenn als während obwohl damit bis bevor nachdem wo wer was warum wie",
      "in im an am auf aus bei beim mit nach von vom zu zum zur für gegen ohne um über unter vor hinter zwischen durch seit",
      "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein sein seine seinen ihr ihre unser kein keine keinen "
        + "ich du er sie es wir ihr bin bist ist sind seid war waren habe hast hat haben hatte werde wird nicht sehr zu"
    ),
    "nl": FunctionWords(
      "en maar of want dus omdat dat als toen terwijl hoewel zodat voordat nadat die wie wat waar",
      "in op aan te om van voor met zonder bij naar uit over onder tegen tussen door na sinds tot tijdens",
      "de het een deze dit die dat mijn jouw zijn haar ons onze hun ik jij je hij zij ze wij we u ben bent is was waren heb hebt heeft had zal niet geen zeer te"
    ),
    "es": FunctionWords(
      "y e o u pero sino porque que quien cuando donde si como aunque mientras pues porqué cómo",
      "a de del al en con sin por para sobre bajo entre hasta desde contra hacia durante según tras",
      "el la los las un una unos unas este esta ese esa mi mis tu tus su sus nuestro yo tú él ella nosotros ellos me te se le no es son era fue he has ha han muy"
    ),
    "id": FunctionWords(
      "dan tetapi tapi atau karena bahwa yang jika kalau ketika saat sehingga agar supaya walaupun meskipun mengapa kenapa bagaimana",
      "di ke dari pada dengan tanpa untuk oleh dalam antara sejak sampai tentang seperti",
      "tidak bukan belum sudah akan sedang telah sangat saya kamu dia kami kita mereka para"),
    "ru": FunctionWords(
      "и а но или что чтобы если когда потому где который которая которое которые как хотя пока почему зачем",
      "в во на с со к ко у о об от до из за по под над при без для через между перед после",
      "не ни я ты он она оно мы вы они мой моя моё мои твой его её их наш ваш свой этот эта это эти тот очень"),
    "bs": FunctionWords(
      "i a ali ili da što ako kad kada jer gdje koji koja koje kako iako dok zašto",
      "u na s sa k ka o od do iz za po pod nad pri bez kroz između prije poslije",
      "ne ni ja ti on ona ono mi vi oni moj moja moje tvoj njegov njen naš vaš ovaj taj sam si je smo ste su nije sam vrlo"
    ),
    "sq": FunctionWords(
      "dhe por ose sepse që kur ku nëse si megjithëse derisa pse",
      "në nga me pa për te tek mbi nën midis pas para gjatë deri",
      "një ky kjo këta unë ti ai ajo ne ju ata im ime yt i e të së nuk s' mos jam je është jemi janë kam ke ka kemi kanë do shumë"
    ),
    "tr": FunctionWords(
      "ve ama fakat veya ya çünkü ki eğer ancak oysa neden niçin", "", "bir bu şu o çok hiç ne her en değil",
      trailing: "için gibi kadar ile de da ki mi mı mu mü sonra önce göre karşı doğru"),
    "so": FunctionWords(
      "iyo laakiin ama haddii markii sababtoo sababta in oo ee", "ka ku u la", "waa ma aan waxaan uu ay wuu way"),
    "ar": FunctionWords(
      "أو ثم لكن ولكن لأن لأنه أن إن إذا عندما حين حتى الذي التي الذين بينما كما لو لماذا كيف",
      "في من إلى على عن مع بين بعد قبل عند منذ خلال تحت فوق ضد بدون دون حول",
      "لا لم لن ما هذا هذه ذلك تلك أنا أنت هو هي نحن هم كان كانت قد يا كل غير ليس"),
    "fa": FunctionWords(
      "و اما ولی یا که چون زیرا اگر وقتی تا هرچند چرا", "در به از با برای بر بی بدون میان بین تا درباره",
      "این آن یک هر هیچ من تو او ما شما آنها نه", trailing: "را هم"),
    "ur": FunctionWords(
      "اور لیکن مگر یا کہ کیونکہ اگر جب جو تو", "", "یہ وہ ایک میں تم ہم نہیں بہت",
      trailing: "کا کے کی کو سے میں پر نے تک ہے ہیں تھا تھی تھے"),
    "hi": FunctionWords(
      "और लेकिन या कि क्योंकि अगर जब जो तो", "", "यह वह एक मैं तुम हम नहीं बहुत", trailing: "का के की को से में पर ने तक है हैं था थी थे"),
    "bn": FunctionWords("এবং কিন্তু বা যে কারণ যদি যখন তবে", "", "এই সেই একটি আমি তুমি আমরা না খুব"),
    "ckb": FunctionWords("و بەڵام یان کە چونکە ئەگەر کاتێک", "لە بۆ بە لەگەڵ بێ", "ئەو ئەم من تۆ ئێمە نە زۆر"),
    "ku": FunctionWords("û lê belê an ku ji dema eger çima", "li bi ji di bo bê", "ev ew ez tu em ne gelek min te"),
  ]
}
