using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

/// <summary>Documents and what they mean: each row is a document, a path, and the text found there.</summary>
public sealed class DocumentSpecs
{
    [Theory]
    // objects
    [InlineData("a = 1", "a", "1")]
    [InlineData("a : 1", "a", "1")]
    [InlineData("a=1", "a", "1")]
    [InlineData("{ a = 1 }", "a", "1")]
    [InlineData("""{ "a" : { "b" : "c" } }""", "a.b", "c")]
    [InlineData("a { b { c = x } }", "a.b.c", "x")]
    [InlineData("a = { b = 1, c = 2 }", "a.c", "2")]
    [InlineData("a {\n  b = 1\n  c = 2\n}\nd = 3", "d", "3")]
    [InlineData("a = 1\nb = 2\n", "b", "2")]
    [InlineData("a = 1\r\nb = 2\r\n", "a", "1")]
    [InlineData("\n\n  a = 1\n\n\n  b = 2\n", "b", "2")]
    // comments
    [InlineData("# first\na = 1 # second\n// third\nb = 2 // fourth", "a", "1")]
    [InlineData("# first\na = 1 # second\n// third\nb = 2 // fourth", "b", "2")]
    [InlineData("a { # opens\n  b = 1\n} # closes", "a.b", "1")]
    // keys
    [InlineData("a.b.c = 1", "a.b.c", "1")]
    [InlineData("a.b { c = 1 }", "a.b.c", "1")]
    [InlineData("a-b_c = 1", "a-b_c", "1")]
    [InlineData("10 = ten", "10", "ten")]
    [InlineData("\"a b\" = 1", "\"a b\"", "1")]
    // later values override or merge
    [InlineData("a = 1\na = 2", "a", "2")]
    [InlineData("a { b = 1 }\na { c = 2 }", "a.b", "1")]
    [InlineData("a { b = 1 }\na { b = 2 }", "a.b", "2")]
    [InlineData("a { b = 1 }\na.c = 2", "a.b", "1")]
    [InlineData("a.b.c = 1\na.b.d = 2", "a.b.d", "2")]
    // texts
    [InlineData("a = hello", "a", "hello")]
    [InlineData("a = hello big world", "a", "hello big world")]
    [InlineData("a = hello   ", "a", "hello")]
    [InlineData("a = \"\"", "a", "")]
    [InlineData("a = \"  spaces  \"", "a", "  spaces  ")]
    [InlineData("a = \"# no comment\"", "a", "# no comment")]
    [InlineData("a = \"// no comment\"", "a", "// no comment")]
    [InlineData("a = \"x, y = { z }\"", "a", "x, y = { z }")]
    [InlineData("""a = "say \"hello\"" """, "a", "say \"hello\"")]
    [InlineData("""a = "C:\\temp" """, "a", @"C:\temp")]
    [InlineData("""a = "one\ntwo\tthree" """, "a", "one\ntwo\tthree")]
    [InlineData("a = \"akka.tcp://system@host:8081\"", "a", "akka.tcp://system@host:8081")]
    [InlineData("a = \"\"\"one\n  \"two\"\nthree\"\"\"", "a", "one\n  \"two\"\nthree")]
    [InlineData("a = \"\"\"C:\\new\"\"\"", "a", @"C:\new")]
    // numbers and switches are kept as they are written
    [InlineData("a = 1.50", "a", "1.50")]
    [InlineData("a = -3", "a", "-3")]
    [InlineData("a = on", "a", "on")]
    public void Should_find_the_text_at_a_path(string document, string path, string expected) =>
        ConfigurationFactory.ParseString(document).GetString(path).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    // separators
    [InlineData("a = 1,\nb = 2,\n", "b", "2")]
    [InlineData("a\n{\n  b = 1\n}", "a.b", "1")]
    [InlineData("a =\n  1", "a", "1")]
    [InlineData("\uFEFFa = 1", "a", "1")]
    [InlineData("a\u00A0=\u00A01", "a", "1")]
    // keys
    [InlineData("\"a.b\" = 1", "\"a.b\"", "1")]
    [InlineData("a.\"b.c\".d = 1", "a.\"b.c\".d", "1")]
    [InlineData("a b.c d = 1", "a b.c d", "1")]
    [InlineData("\"\" = 1", "\"\"", "1")]
    [InlineData("\"say \\\"a\\\"\" = 1", "\"say \\\"a\\\"\"", "1")]
    [InlineData("a\"b\"c = 1", "abc", "1")]
    [InlineData("include = 1", "include", "1")]
    [InlineData("included = 1", "included", "1")]
    [InlineData("a { include = 1 }", "a.include", "1")]
    // later values override or merge
    [InlineData("a = 1\na { b = 2 }", "a.b", "2")]
    [InlineData("a { b = 1 }\na = 2\na { c = 3 }", "a.c", "3")]
    // joined texts
    [InlineData("a = one \"two\"three", "a", "one twothree")]
    [InlineData("a = \"one\" \"two\"", "a", "one two")]
    [InlineData("a = one\ttwo", "a", "one\ttwo")]
    [InlineData("a = 1 / 2", "a", "1 / 2")]
    [InlineData("a = c++", "a", "c++")]
    [InlineData("a = 1e+5", "a", "1e+5")]
    [InlineData("a = null and void", "a", "null and void")]
    [InlineData("a = \"null\"", "a", "null")]
    // quotes
    [InlineData("a = \"\\u00e4\\/\\b\\f\\r\"", "a", "ä/\b\f\r")]
    [InlineData("a = \"\"\"\"quoted\"\"\"\"", "a", "\"quoted\"")]
    [InlineData("a = \"\"\"\"\"\"", "a", "")]
    public void Should_honour_the_rest_of_the_syntax(string document, string path, string expected) =>
        ConfigurationFactory.ParseString(document).GetString(path).ShouldBe(expected);

    [Theory]
    [InlineData("a = []", "a", "")]
    [InlineData("a = [1, 2, 3]", "a", "1|2|3")]
    [InlineData("a = [\n  1\n  2\n]", "a", "1|2")]
    [InlineData("a = [\"x\", \"y z\"]", "a", "x|y z")]
    [InlineData("a { b = [x] }", "a.b", "x")]
    public void Should_find_the_list_at_a_path(string document, string path, string expected) =>
        string.Join('|', ConfigurationFactory.ParseString(document).GetStringList(path)).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("a = [1, 2,]", "a", "1|2")]
    [InlineData("a = [\n  1, # one\n  2 # two\n]", "a", "1|2")]
    [InlineData("a = [one two, three]", "a", "one two|three")]
    [InlineData("a = [1] [2, 3]", "a", "1|2|3")]
    [InlineData("a += 1\na += 2", "a", "1|2")]
    [InlineData("a = [1]\na += 2", "a", "1|2")]
    [InlineData("a { b = [1] }\na.b += 2", "a.b", "1|2")]
    public void Should_honour_the_rest_of_the_syntax_of_lists(string document, string path, string expected) =>
        string.Join('|', ConfigurationFactory.ParseString(document).GetStringList(path)).ShouldBe(expected);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("")]
    [InlineData("  \n# nothing here\n")]
    [InlineData("{}")]
    public void Should_be_empty_without_fields(string document) =>
        ConfigurationFactory.ParseString(document).IsNullOrEmpty().ShouldBeTrue();
}
