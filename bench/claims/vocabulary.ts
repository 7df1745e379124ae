/** One thing in both languages; lists are ordered from what is named often to what is named rarely. */
export interface Word {
  ar: string;
  en: string;
}

const pairs = (list: [string, string][]): Word[] => list.map(([ar, en]) => ({ ar, en }));

export const PLACES = pairs([
  ['العراق', 'Iraq'],
  ['سوريا', 'Syria'],
  ['لبنان', 'Lebanon'],
  ['مصر', 'Egypt'],
  ['اليمن', 'Yemen'],
  ['ليبيا', 'Libya'],
  ['السودان', 'Sudan'],
  ['الأردن', 'Jordan'],
  ['تونس', 'Tunisia'],
  ['المغرب', 'Morocco'],
  ['الجزائر', 'Algeria'],
  ['بغداد', 'Baghdad'],
  ['دمشق', 'Damascus'],
  ['بيروت', 'Beirut'],
  ['القاهرة', 'Cairo'],
  ['البصرة', 'Basra'],
  ['الموصل', 'Mosul'],
  ['حلب', 'Aleppo'],
  ['عدن', 'Aden'],
  ['بنغازي', 'Benghazi'],
  ['الخرطوم', 'Khartoum'],
  ['كركوك', 'Kirkuk'],
  ['أربيل', 'Erbil'],
  ['إدلب', 'Idlib'],
  ['الرقة', 'Raqqa'],
  ['تعز', 'Taiz'],
  ['سرت', 'Sirte'],
  ['الأنبار', 'Anbar'],
  ['نينوى', 'Nineveh'],
  ['السليمانية', 'Sulaymaniyah'],
  ['النجف', 'Najaf'],
  ['كربلاء', 'Karbala'],
  ['درعا', 'Daraa'],
  ['صيدا', 'Sidon'],
  ['أسوان', 'Aswan'],
  ['مأرب', 'Marib'],
]);

/** What is called an organisation of a place: «بلدية البصرة». */
export const BODIES = pairs([
  ['وزارة الدفاع', 'the defence ministry'],
  ['وزارة الصحة', 'the health ministry'],
  ['وزارة النفط', 'the oil ministry'],
  ['الحكومة', 'the government'],
  ['البنك المركزي', 'the central bank'],
  ['الأمم المتحدة', 'the United Nations'],
  ['وزارة الداخلية', 'the interior ministry'],
  ['وزارة المالية', 'the finance ministry'],
  ['مفوضية الانتخابات', 'the electoral commission'],
  ['وزارة الزراعة', 'the agriculture ministry'],
  ['وزارة التربية', 'the education ministry'],
  ['وزارة الكهرباء', 'the electricity ministry'],
  ['الهلال الأحمر', 'the Red Crescent'],
  ['هيئة الموانئ', 'the ports authority'],
  ['مجلس المحافظة', 'the provincial council'],
  ['نقابة المعلمين', 'the teachers union'],
  ['هيئة الطيران المدني', 'the civil aviation authority'],
  ['دائرة الآثار', 'the antiquities department'],
  ['غرفة التجارة', 'the chamber of commerce'],
  ['هيئة الأرصاد', 'the weather service'],
]);

export const PEOPLE = pairs([
  ['جندي', 'soldiers'],
  ['مدني', 'civilians'],
  ['شخص', 'people'],
  ['نازح', 'displaced people'],
  ['طفل', 'children'],
  ['موظف', 'employees'],
  ['عائلة', 'families'],
  ['طالب', 'students'],
  ['مقاتل', 'fighters'],
  ['مزارع', 'farmers'],
  ['طبيب', 'doctors'],
  ['معلم', 'teachers'],
  ['لاجئ', 'refugees'],
  ['صياد', 'fishermen'],
  ['مهندس', 'engineers'],
  ['حاج', 'pilgrims'],
]);

export const THINGS = pairs([
  ['مستشفى', 'a hospital'],
  ['محطة كهرباء', 'a power station'],
  ['مدرسة', 'a school'],
  ['مطار', 'an airport'],
  ['جسر', 'a bridge'],
  ['مصفاة نفط', 'an oil refinery'],
  ['سد', 'a dam'],
  ['معبر حدودي', 'a border crossing'],
  ['مصنع أدوية', 'a medicine factory'],
  ['ميناء', 'a port'],
  ['ملعب', 'a stadium'],
  ['محطة تحلية', 'a desalination plant'],
  ['متحف', 'a museum'],
  ['سكة حديد', 'a railway'],
  ['صومعة حبوب', 'a grain silo'],
  ['مخيم', 'a camp'],
]);

export const EVENTS = pairs([
  ['انفجار', 'an explosion'],
  ['هجوم', 'an attack'],
  ['قصف', 'a bombardment'],
  ['حريق', 'a fire'],
  ['فيضان', 'a flood'],
  ['حادث سير', 'a road accident'],
  ['انهيار مبنى', 'the collapse of a building'],
  ['غرق مركب', 'the sinking of a boat'],
]);

export const GOODS = pairs([
  ['الوقود', 'fuel'],
  ['الخبز', 'bread'],
  ['الكهرباء', 'electricity'],
  ['القمح', 'wheat'],
  ['الدواء', 'medicine'],
  ['الماء', 'water'],
  ['الإنترنت', 'internet access'],
  ['السكر', 'sugar'],
]);

export const MONTHS = pairs([
  ['كانون الثاني', 'January'],
  ['شباط', 'February'],
  ['آذار', 'March'],
  ['نيسان', 'April'],
  ['أيار', 'May'],
  ['حزيران', 'June'],
  ['تموز', 'July'],
  ['آب', 'August'],
  ['أيلول', 'September'],
  ['تشرين الأول', 'October'],
  ['تشرين الثاني', 'November'],
  ['كانون الأول', 'December'],
]);

/** Offices of a place or a body. */
export const OFFICES = pairs([
  ['بلدية', 'the municipality of'],
  ['محافظة', 'the province of'],
  ['شرطة', 'the police of'],
  ['جامعة', 'the university of'],
  ['غرفة تجارة', 'the chamber of commerce of'],
  ['نقابة أطباء', 'the medical association of'],
  ['مجلس', 'the council of'],
  ['شركة', 'the company'],
  ['جمعية', 'the charity'],
  ['حزب', 'the party'],
  ['مصرف', 'the bank'],
  ['مؤسسة', 'the foundation'],
]);

export const GIVEN = pairs([
  ['محمد', 'Mohammed'],
  ['أحمد', 'Ahmed'],
  ['علي', 'Ali'],
  ['حسن', 'Hassan'],
  ['سارة', 'Sara'],
  ['فاطمة', 'Fatima'],
  ['خالد', 'Khaled'],
  ['ليلى', 'Layla'],
  ['يوسف', 'Youssef'],
  ['نادية', 'Nadia'],
  ['كريم', 'Karim'],
  ['هدى', 'Huda'],
  ['طارق', 'Tarek'],
  ['منى', 'Mona'],
  ['سامي', 'Sami'],
  ['رنا', 'Rana'],
]);

/** Villages, families and firms are named of these: no lexicon knows them. */
export const SYLLABLES = pairs([
  ['با', 'ba'],
  ['تل', 'tal'],
  ['دي', 'di'],
  ['رم', 'ram'],
  ['زو', 'zu'],
  ['شر', 'shar'],
  ['كف', 'kaf'],
  ['لو', 'lu'],
  ['مر', 'mar'],
  ['نا', 'na'],
  ['قر', 'qar'],
  ['حم', 'ham'],
  ['سي', 'si'],
  ['جو', 'jo'],
  ['عن', 'an'],
  ['وا', 'wa'],
]);

export const ENDINGS = pairs([
  ['ين', 'in'],
  ['ون', 'un'],
  ['اب', 'ab'],
  ['يل', 'il'],
  ['ور', 'ur'],
  ['ام', 'am'],
]);
