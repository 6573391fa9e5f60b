using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

public sealed class SubstitutionSpecs : IDisposable
{
    private const string Variable = "AKKACHAT_SUBSTITUTION_SPECS";

    public SubstitutionSpecs() => Environment.SetEnvironmentVariable(Variable, "from outside");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Theory]
    [InlineData("a = 1\nb = ${a}", "b", "1")]
    [InlineData("a { b = 1 }\nc = ${a.b}", "c", "1")]
    [InlineData("a { b = 1, c = ${a.b} }", "a.c", "1")]
    [InlineData("a { x = 1 }\nb = ${a}", "b.x", "1")]
    [InlineData("a = 1\nb = \"${a}\"", "b", "${a}")]
    public void Should_replace_a_substitution(string document, string path, string expected) =>
        ConfigurationFactory.ParseString(document).GetString(path).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    // order does not matter, the last value counts
    [InlineData("b = ${a}\na = 1", "b", "1")]
    [InlineData("a = 1\nb = ${a}\na = 2", "b", "2")]
    [InlineData("a = ${b}\nb = ${c}\nc = 1", "a", "1")]
    // in the middle of a text
    [InlineData("a = fox\nb = the quick ${a} jumped", "b", "the quick fox jumped")]
    [InlineData("a = x\nb = ${a}${a}", "b", "xx")]
    [InlineData("a = x\nb = ${a} ${a}", "b", "x x")]
    [InlineData("a = null\nb = x${a}", "b", "xnull")]
    // paths with quotes
    [InlineData("\"a.b\" = 1\nc = ${\"a.b\"}", "c", "1")]
    [InlineData("\"a}b\" = 1\nc = ${\"a}b\"}", "c", "1")]
    // inside objects that are still being put together
    [InlineData("bar { foo = 42, baz = ${bar.foo} }\nbar { foo = 43 }", "bar.baz", "43")]
    [InlineData("a { x = ${b.y}, z = 1 }\nb { y = ${a.z} }", "a.x", "1")]
    [InlineData("a = ${d} { x = 2 }\nd { x = 1, y = ${a.x} }", "a.y", "2")]
    [InlineData("a = ${d} { x = ${a.x} 2 }\nd { x = 1 }", "a.x", "1 2")]
    [InlineData("d { x = 1, y = 1 }\na = ${d}\na { x = 2 }", "a.y", "1")]
    [InlineData("d { x = 1, y = 1 }\na = ${d}\na { x = 2 }", "a.x", "2")]
    [InlineData("d { x = 1 }\na = ${d} { x = 2 } { x = 3 }", "a.x", "3")]
    [InlineData("d { x = 1 }\na = { x = 2 } ${d}", "a.x", "1")]
    // the environment, where the document says nothing
    [InlineData("a = ${AKKACHAT_SUBSTITUTION_SPECS}", "a", "from outside")]
    [InlineData("a = ${?AKKACHAT_SUBSTITUTION_SPECS}", "a", "from outside")]
    [InlineData("a = 1\na = ${?AKKACHAT_SUBSTITUTION_SPECS}", "a", "from outside")]
    [InlineData("AKKACHAT_SUBSTITUTION_SPECS = inside\na = ${AKKACHAT_SUBSTITUTION_SPECS}", "a", "inside")]
    [InlineData("AKKACHAT_SUBSTITUTION_SPECS = ${AKKACHAT_SUBSTITUTION_SPECS} too", "AKKACHAT_SUBSTITUTION_SPECS", "from outside too")]
    // optional ones that lead nowhere
    [InlineData("a = 1\na = ${?none}", "a", "1")]
    [InlineData("a = x${?none}y", "a", "xy")]
    [InlineData("a = ${?none} y", "a", " y")]
    [InlineData("b = ${?none}\na = x${?b}", "a", "x")]
    // the field's own earlier value
    [InlineData("a = 1\na = ${a}2", "a", "12")]
    [InlineData("a = 1\na = ${a}2\na = ${a}3", "a", "123")]
    [InlineData("a = ${?a}2", "a", "2")]
    [InlineData("a { b = 1 }\na.b = ${a.b}2", "a.b", "12")]
    [InlineData("a { b = 1 }\na { b = ${a.b}2 }", "a.b", "12")]
    [InlineData("d { b = 1 }\na = ${d}\na.b = ${a.b}2", "a.b", "12")]
    [InlineData("d { b = 1 }\na = ${d}\na { b = ${a.b}2 }", "a.b", "12")]
    [InlineData("d { b = 1 }\na = ${d}\na { c = 3 }\na { b = ${a.b}2 }", "a.b", "12")]
    [InlineData("d { o { p = 1 } }\na = ${d}\na.o.p = ${a.o.p}2", "a.o.p", "12")]
    [InlineData("d { o { p = 1, q = 1 } }\na = ${d}\na.o.p = ${a.o.q}2", "a.o.p", "12")]
    [InlineData("foo { a { c = 1 } }\nfoo = ${foo.a}\nfoo { a = 2 }", "foo.c", "1")]
    [InlineData("foo { a { c = 1 } }\nfoo = ${foo.a}\nfoo { a = 2 }", "foo.a", "2")]
    [InlineData("a = ${a}\na = 1", "a", "1")]
    public void Should_replace_a_substitution_by_what_is_meant(string document, string path, string expected) =>
        ConfigurationFactory.ParseString(document).GetString(path).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("a = [1]\na = ${a} [2]", "a", "1|2")]
    [InlineData("a = [1]\na = [0] ${a}", "a", "0|1")]
    [InlineData("a = [x, ${?none}, y]", "a", "x|y")]
    [InlineData("a = x\nb = [${a}, ${a}]", "b", "x|x")]
    [InlineData("d { o = [1] }\na = ${d}\na.o += 2", "a.o", "1|2")]
    [InlineData("a = ${?none} [1]", "a", "1")]
    public void Should_replace_a_substitution_in_a_list(string document, string path, string expected) =>
        string.Join('|', ConfigurationFactory.ParseString(document).GetStringList(path)).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("a = ${?none}")]
    [InlineData("a = ${?none} ${?none.either}")]
    [InlineData("a = ${?a}")]
    public void Should_leave_a_field_out_when_its_value_is_undefined(string document) =>
        ConfigurationFactory.ParseString(document).HasPath("a").ShouldBeFalse();

    [Fact]
    public void Should_refuse_a_substitution_without_a_value() =>
        Should.Throw<FormatException>(() => ConfigurationFactory.ParseString("a = ${no.such.path}"));

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("a = ${x.y}", "line 1, column 5: ${x.y} has no value: neither the document nor the environment defines it")]
    [InlineData("b = 1\na = [${b}, ${c}]", "line 2, column 12: ${c} has no value: neither the document nor the environment defines it")]
    [InlineData("a = ${a}", "line 1, column 5: ${a} has no value: neither the document nor the environment defines it")]
    [InlineData("a = ${b}\nb = ${a}", "line 1, column 5: ${b} refers to itself")]
    [InlineData("a = ${?b}\nb = ${?a}", "line 1, column 5: ${b} refers to itself")]
    [InlineData("a { b = ${a} }", "line 1, column 3: this value refers to itself")]
    [InlineData("a { b = 1 }\nc = x ${a}", "line 2, column 7: an object cannot be joined with text")]
    [InlineData("a = [1]\nc = ${a} x", "line 2, column 10: text cannot be joined with an array")]
    [InlineData("a = [1] { b = 2 }", "line 1, column 9: an object cannot be joined with an array")]
    public void Should_say_where_a_substitution_cannot_be_replaced(string document, string expected) =>
        Should.Throw<FormatException>(() => ConfigurationFactory.ParseString(document)).Message.ShouldBe(expected);

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_not_look_at_values_that_are_overridden() =>
        ConfigurationFactory.ParseString("a = ${none}\na = 1").GetInt("a").ShouldBe(1);
}
