import { describe, expect, it } from '@jest/globals';
import { proposeClaims } from '../propose.js';

/** "speaker | content | stance" of each proposal. */
const shown = (text: string): string[] =>
  proposeClaims(text).map(
    ({ speaker, content, stance }) => `${speaker.name} | ${content.text} | ${stance}`,
  );

describe('Arabic attitudes', () => {
  it.each([
    ['لا نية لدى الحكومة لرفع الضرائب.', 'الحكومة | لرفع الضرائب | DENIES'],
    ['لا يمتلك الوزير نية قوية لإغلاق الميناء.', 'الوزير | لإغلاق الميناء | DENIES'],
    ['ظهرت مخاوف متزايدة لدى الصيادين من إغلاق الميناء.', 'الصيادين | إغلاق الميناء | ASSERTS'],
    ['لدى النقابة قناعة بأن الوزارة لن تدفع.', 'النقابة | الوزارة لن تدفع | ASSERTS'],
    ['يسود اعتقاد لدى المسؤولين بأن الأزمة انتهت.', 'المسؤولين | الأزمة انتهت | ASSERTS'],
    ['وجهة نظر الحزب أن الانتخابات خطأ.', 'الحزب | الانتخابات خطأ | ASSERTS'],
  ])('are found by a noun and whose it is: %s', (text, expected) =>
    expect(shown(text)).toEqual([expected]),
  );

  it.each([
    ['تتجاهل الحكومة المطالب النقابية برفع الأجور.', 'النقابية | برفع الأجور | ASSERTS'],
    ['الموقف الساحلي من الجزيرة أن السلاح ممنوع.', 'الساحلي | السلاح ممنوع | ASSERTS'],
    ['جاء ذلك بعد تأكيد مرجاني على فتح المعبر.', 'مرجاني | فتح المعبر | ASSERTS'],
  ])('are found by an adjective that says whose they are: %s', (text, expected) =>
    expect(shown(text)).toEqual([expected]),
  );

  it.each([
    ['لا يريد رئيس البلدية إغلاق السوق.', 'رئيس البلدية | إغلاق السوق | DENIES'],
    ['لا يعتزم الوزير الاستقالة من منصبه.', 'الوزير | الاستقالة من منصبه | DENIES'],
    ['لا يرى الوزير سامر الحوراني حاجة إلى لجنة.', 'سامر الحوراني | حاجة إلى لجنة | DENIES'],
    ['الوزير ليس مستعدا للتنازل عن المنصب.', 'الوزير | للتنازل عن المنصب | DENIES'],
    ['الحكومة غير مستعدة لدفع التعويضات.', 'الحكومة | لدفع التعويضات | DENIES'],
    ['لا تزال الوزارة مقتنعة بأن الخطة ناجحة.', 'الوزارة | الخطة ناجحة | ASSERTS'],
  ])('are told by a denied verb or adjective: %s', (text, expected) =>
    expect(shown(text)).toEqual([expected]),
  );

  it.each([
    ['لا يريد أحد منهم شيئا.'],
    ['لا يرى سكان الوادي البحر من بيوتهم.'],
    ['لا مياه لدى سكان الوادي.'],
    ['المطالب كثيرة والوقت قصير.'],
    ['تزايدت المخاوف من انهيار السد.'],
    ['القراءة اليومية من أفضل العادات.'],
    ['الأمل كبير لدى السكان.'],
    ['كان لديه شعور بالبرد.'],
    ['لم يقرر الوزير السفر.'],
    ['العدل يجب أن يسود.'],
  ])('are none: %s', (text) => expect(shown(text)).toEqual([]));
});

describe('Arabic phrases behind the content', () => {
  const before = 'قالت المديرة سوسن الحوراني إن الجسر مغلق. ';

  it('give a claim to who spoke before, by the gender of a pronoun', () => {
    expect(shown(`${before}والطريق مفتوح، على حد قولها.`)[1]).toBe(
      'سوسن الحوراني | والطريق مفتوح | ASSERTS',
    );
    expect(shown('قال سامر الحوراني إن الجسر مغلق على حد قوله.')).toEqual([
      'سامر الحوراني | الجسر مغلق | ASSERTS',
    ]);
  });

  it('name the source of a quote, and of words that a paper carried', () => {
    expect(shown('«لن نغلق الميناء»، والكلام لرئيس النقابة فواز الراشد.')).toEqual([
      'فواز الراشد | «لن نغلق الميناء» | ASSERTS',
    ]);
    const [only] = proposeClaims('بلغ العدد عشرين، وفق ما نقلته صحيفة الضفاف عن مصدر طبي.');
    expect(only?.speaker.name).toBe('مصدر طبي');
    expect(only?.chain.map(({ name }) => name)).toEqual(['صحيفة الضفاف']);
  });
});

describe('Arabic names', () => {
  it('end before the object of the verb', () => {
    expect(shown('لا ينوي المبعوث هاني الجندي العودة إلى الطاولة.')).toEqual([
      'هاني الجندي | العودة إلى الطاولة | DENIES',
    ]);
    expect(shown('أبدت الرئيسة ليلى الدباغ استعدادها للحوار.')).toEqual([
      'ليلى الدباغ | استعدادها للحوار | ASSERTS',
    ]);
  });

  it('of bodies may begin with a letter that is elsewhere a joint or preposition', () => {
    const text = 'قال مصدر في وزارة النقل إن الجسر مغلق. وأكدت الوزارة أن العمل مستمر.';
    expect(shown(text)[1]).toBe('وزارة النقل | العمل مستمر | ASSERTS');
  });

  it('keep the clause between commas behind them', () => {
    const [only] = proposeClaims('قال هاني الجندي، الذي يقود الوفد منذ عام، إن الجسر مغلق.');
    expect(only?.source?.text).toBe('هاني الجندي، الذي يقود الوفد منذ عام');
    expect(only?.speaker.name).toBe('هاني الجندي');
  });
});
