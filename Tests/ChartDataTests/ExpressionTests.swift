import ChartData
import Testing

/// What expressions give, as text; dates in UTC.
@Suite struct ExpressionTests {
  static let cases: [(String, String)] = [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 ** 3 ** 2", "512"), ("7 % 4", "3"), ("-2 + +'3'", "1"),
    ("'a' + 1", "a1"), ("1 + null", "1"), ("'5' * '2'", "10"), ("1 / 0", "Infinity"),
    ("0.1 + 0.2", "0.30000000000000004"),
    ("5 & 3", "1"), ("5 | 3", "7"), ("5 ^ 3", "6"), ("1 << 4", "16"), ("-1 >>> 28", "15"),
    ("1 < 2 && 'b' > 'a'", "true"), ("null == undefined", "true"), ("null === undefined", "false"),
    ("'1' == 1", "true"),
    ("!''", "true"), ("0 || 'x'", "x"), ("1 ? 'yes' : 'no'", "yes"), ("if(false, 1, 2)", "2"),
    ("datum.name", "Biren"), ("datum['revenue'] / 2", "1.5"), ("datum.missing", "undefined"), ("datum.list[1]", "20"),
    ("length(datum.list)", "3"), ("length('中文')", "2"), ("upper('abc')", "ABC"), ("pad('7', 3, '0', 'left')", "007"),
    ("substring('hello', 1, 3)", "el"), ("slice([1,2,3], -2)", "2,3"), ("split('a-b', '-')[1]", "b"),
    ("replace('aXbX', /X/g, '.')", "a.b."), ("test(/^b/, 'bar')", "true"), ("indexof([1,2,3], 3)", "2"),
    ("join(['a','b'], '+')", "a+b"), ("truncate('abcdef', 4)", "abc…"), ("format(1234.5, ',.2f')", "1,234.50"),
    ("format(0.256, '.0%')", "26%"), ("format(1500000, '.2s')", "1.5M"),
    ("utcFormat(datetime(2024, 0, 5), '%Y-%m-%d')", "2024-01-05"),
    ("year(datetime(2024, 6, 1))", "2024"), ("quarter(datetime(2024, 6, 1))", "3"), ("day(datetime(2024, 0, 1))", "1"),
    ("clamp(12, 0, 10)", "10"), ("min(3, 1, 2)", "1"), ("round(2.5)", "3"), ("sequence(0, 6, 2)", "0,2,4"),
    ("extent([3, 1, 2])", "1,3"), ("isValid(null)", "false"), ("toNumber('12')", "12"), ("inrange(5, [1, 9])", "true"),
    ("test(/^(a+)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')", "false"),
    ("test(/^(a|a)*$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')", "false"),
    ("test(/(a+)+$/, pad('', 1000, 'a') + '!')", "false"), ("test(/^(\\w+\\s?)*$/, 'one two three')", "true"),
    ("match('2024-06-01', /(\\d{4})-(\\d+)/)[2]", "06"),
    ("replace('John Smith', /(\\w+) (\\w+)/, '$2, $1')", "Smith, John"),
    ("replace('aaa', /a*?/g, '-')", "-a-a-a-"), ("match('aab', /a{1,2}?/)[0]", "a"),
    ("match('ab', /(x)?ab/)[1]", "undefined"),
    ("test(/\\bcat\\b/, 'a cat')", "true"), ("test(/foo(?!bar)/, 'foobar foo')", "true"),
    ("test(/[^a-c]/i, 'ABC')", "false"),
    ("test(/^[\\u4e00-\\u9fff]+$/, '中文')", "true"), ("match('xay', /a|xa/)[0]", "xa"),
    ("replace('a.b.c', /\\./g, '')", "abc"), ("test('^b', 'bar')", "true"),
    ("slice('abc', -1e300, 1e300)", "abc"), ("truncate('abc', -1e300)", "…"),
    ("isDate(datetime(1e300, 1e300))", "true"),
    ("sort([3, 1, 2])", "1,2,3"), ("{a: 1}.a", "1"), ("hypot(3, 4)", "5"), ("isNaN(NaN)", "true"),
  ]

  @Test(arguments: cases) func value(_ text: String, _ expected: String) throws {
    let datum = Record([
      ("name", "Biren"), ("revenue", 3), ("list", [10, 20, 30]),
    ])
    let value = ExpressionEvaluator.value(try Expression(text), datum: datum, scope: ExpressionScope())
    #expect(value.asText == expected)
  }

  @Test(arguments: [
    ("1 +", 3), ("foo(1)", 0), ("'abc", 0), ("a b", 2), ("[1, 2", 5), ("test(/(a/, '')", 5), ("test(/(.)\\1/, '')", 5),
  ])
  func fault(_ text: String, _ offset: Int) {
    do throws(ExpressionFault) {
      _ = try Expression(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.offset == offset)
    }
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    #expect(throws: ExpressionFault.self) { try Expression(text) }
  }
}
