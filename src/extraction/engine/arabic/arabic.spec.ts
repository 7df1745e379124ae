import { describe, expect, it } from '@jest/globals';
import { proposeClaims } from '../propose.js';

const speakers = (text: string): string[] => proposeClaims(text).map(({ speaker }) => speaker.name);
const contents = (text: string): string[] => proposeClaims(text).map(({ content }) => content.text);

describe('Arabic attributions', () => {
  it('give a title to whom it fits in gender', () => {
    const before = 'قالت وزيرة النقل هالة الجارحي إن الطريق مفتوح. ';
    const after = ' وقال وزير الصحة سامر الحوراني إنه سيرد.';
    expect(speakers(`${before}وأكد الوزير أن الجسر مغلق.${after}`)[1]).toBe('سامر الحوراني');
    expect(speakers(`${before}وأكدت الوزيرة أن الجسر مغلق.${after}`)[1]).toBe('هالة الجارحي');
  });

  it('find a head of government by either of his titles, in any order of the text', () => {
    const named = 'وصل رئيس الحكومة المرجانية سامر الحوراني إلى الميناء.';
    expect(speakers(`رئيس الوزراء المرجاني يؤكد أن الجسر مغلق\n\n${named}`)).toEqual([
      'سامر الحوراني',
    ]);
    expect(speakers(`${named} وقال رئيس الحكومة إن الجسر مغلق.`)).toEqual(['سامر الحوراني']);
    expect(speakers(`${named} وقال رئيس البلدية إن الجسر مغلق.`)).toEqual(['رئيس البلدية']);
  });

  it('tell a name that begins with ب from what a preposition leads to', () => {
    const text = 'وصل الرئيس جان بيسان إلى الميناء. وقال بيسان إن الجسر مغلق.';
    expect(speakers(text)).toEqual(['جان بيسان']);
  });

  it('take no adverb, participle or description for a name', () => {
    expect(speakers('صرح سامر الحوراني قائلاً إن الجسر مغلق.')).toEqual(['سامر الحوراني']);
    expect(speakers('قال سامر الحوراني مراراً إن الجسر مغلق.')).toEqual(['سامر الحوراني']);
    expect(speakers('قال قائد فصيل مسلح مرجاني إن الجسر مغلق.')).toEqual(['قائد فصيل مسلح مرجاني']);
    expect(speakers('قال رئيس المجلس ببيانه إن الجسر مغلق.')).toEqual(['رئيس المجلس']);
  });

  it('take no name of a paper for a quote, and the paper that was told for a hop', () => {
    const [only, ...others] = proposeClaims(
      'وفي حديثه لـ"ضفاف بوست"، يقول مسؤول حكومي، إن "الجسر مغلق منذ أسبوع".',
    );
    expect(others).toHaveLength(0);
    expect(only?.content.text).toBe('"الجسر مغلق منذ أسبوع"');
    const [told] = proposeClaims('قال مسؤولون لنيويورك تايمز إن الجسر مغلق.');
    expect(told?.chain.map(({ name }) => name)).toEqual(['نيويورك تايمز']);
  });

  it('end at the turn of another source, and pass over what the source would not', () => {
    expect(contents('قال الوزير إن الجسر مغلق، لكن وبحسب البلدية جاء الرد متأخرا.')).toEqual([
      'الجسر مغلق',
      'جاء الرد متأخرا',
    ]);
    const unnamed = 'يقول أحد النواب، مفضلاً عدم الكشف عن هويته: "سيفتح الجسر غدا".';
    expect(contents(unnamed)).toEqual(['"سيفتح الجسر غدا"']);
  });

  it('are none by a participle that qualifies a noun, or a noun of that ending', () => {
    expect(contents('تستعد المدينة لانتخابات مقررة الخريف المقبل.')).toEqual([]);
    expect(contents('جاء البيان رداً على أسئلة الصحافة.')).toEqual([]);
    expect(contents('سيصوت الناخبون عبر البريد بعيدا عن المراكز.')).toEqual([]);
    expect(contents('عبر الوزير عن أسفه لإغلاق الجسر.')).toHaveLength(1);
  });

  it('find what somebody quoted quotes, with him in the chain, and go on with him after it', () => {
    const proposals = proposeClaims(
      'قالت المديرة سوسن الحوراني لصحيفة الضفاف: «أبلغنا الوزير أن الجسر مغلق، ثم قال لنا إن الطريق مفتوح. نعتقد أنه أخطأ». وأضافت أن العمل مستمر.',
    );
    const shown = proposals.map(({ content, speaker, chain }) => [
      content.text.slice(0, 14),
      ...chain.map(({ name }) => name),
      speaker.name,
    ]);
    expect(shown).toEqual([
      ['«أبلغنا الوزير', 'صحيفة الضفاف', 'سوسن الحوراني'],
      ['الجسر مغلق', 'صحيفة الضفاف', 'سوسن الحوراني', 'الوزير'],
      ['الطريق مفتوح', 'صحيفة الضفاف', 'سوسن الحوراني', 'الوزير'],
      ['العمل مستمر', 'سوسن الحوراني'],
    ]);
  });

  it.each([
    'ذكرت جريدة الميناء، نقلا عن وكالة الضفاف عن موظفين محليين أن السد آمن.',
    'ونقلت جريدة الميناء عن وكالة الضفاف عن موظفين محليين أن السد آمن.',
    'نقلت جريدة الميناء، نقلا عن وكالة الضفاف عن موظفين محليين، أن السد آمن.',
  ])('come through each medium that «عن» leads from: %s', (text) => {
    const [only, ...others] = proposeClaims(text);
    expect(others).toHaveLength(0);
    expect(only?.content.text).toBe('السد آمن');
    expect(only?.speaker).toMatchObject({ name: 'موظفين محليين', kind: 'ANONYMOUS' });
    expect(only?.chain.map(({ name }) => name)).toEqual(['جريدة الميناء', 'وكالة الضفاف']);
  });

  it('are none where what is denied would be somebody’s decision', () => {
    const denied = 'نفت المتحدثة هالة العطار أن يكون المجلس قد قرر إغلاق السد.';
    expect(speakers(denied)).toEqual(['هالة العطار']);
  });

  it('take the words that are described for no speaker', () => {
    for (const who of ['المحلل سامر الحوراني', 'النائب']) {
      const [only, ...others] = proposeClaims(`وصف ${who} تعليقات المديرة بأنها مضللة.`);
      expect(others).toHaveLength(0);
      expect(only?.source?.text).toBe(who);
      expect(only?.content.text).toBe('تعليقات المديرة بأنها مضللة');
    }
  });

  it('leave the ب of their verb out of the statement, and not out of the content', () => {
    const [asked] = proposeClaims('طالبت المديرة هالة العطار بإغلاق السد.');
    expect(asked?.content.text).toBe('بإغلاق السد');
    expect(asked?.statement.text).toBe('إغلاق السد');
    const named = proposeClaims(
      'وصلت الوزيرة بيسان العطار أمس. وطالب النائب بيسان العطار بفتح السد.',
    );
    expect(named.at(-1)?.statement.text).not.toMatch(/^يسان/);
  });

  it('are none where the content only points elsewhere', () => {
    expect(contents('نفت البلدية ذلك. وشككت المديرة في هذا.')).toEqual([]);
  });

  it('are found by a noun with its owner and its preposition', () => {
    const [only] = proposeClaims('جاء ذلك بعد إعلان الحكومة عن إغلاق الجسر، وفي ظل صمت البلدية.');
    expect(only?.content.text).toBe('إغلاق الجسر');
    expect(only?.speaker.name).toBe('الحكومة');
    expect(contents('جاء ذلك بعد إعلان النتائج عن بعد.')).toEqual([]);
  });

  it('are none where somebody ought to say something, or may', () => {
    expect(contents('لا بد من أن تعلن الحكومة إغلاق الجسر، مما يظهر عجزا.')).toEqual([]);
    expect(contents('على الوزير إما أن يطلب تحقيقا أو أن يستقيل.')).toEqual([]);
  });

  it('take a noun of the other gender for whom the verb asks', () => {
    const [, second] = proposeClaims('قال سامر الحوراني إن الجسر مغلق، ودعا الحكومة إلى فتحه.');
    expect(second?.speaker.name).toBe('سامر الحوراني');
    expect(second?.content.text).toBe('الحكومة إلى فتحه');
  });

  it.each([
    ['FORECAST', 'قال سامر الحوراني إن الجسر سيفتح قريبا.'],
    ['FORECAST', 'قال سامر الحوراني إن الأزمة قد تستمر.'],
    ['FACT', 'قال سامر الحوراني إن المصنع أنتج ألف سيارة، وسيفتح فرعا جديدا.'],
    ['COMMITMENT', 'قال سامر الحوراني إن بلاده ستدفع الديون.'],
    ['DEMAND', 'قال سامر الحوراني إن على الشركة أن تدفع الديون.'],
    ['DEMAND', 'أكد سامر الحوراني ضرورة فتح الجسر.'],
    ['OPINION', 'قال سامر الحوراني إن القرار فضيحة.'],
    ['FACT', 'قال سامر الحوراني: «أبلغنا الوزير أن الجسر سيفتح».'],
  ])('are a %s: %s', (kind, text) => expect(proposeClaims(text)[0]?.kind).toBe(kind));
});
