using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaChat.Runtime.Tests.Configuration;

public sealed class IncludeSpecs : IDisposable
{
    private readonly Dictionary<string, string> _documents = [];
    private readonly string _directory = Directory.CreateTempSubdirectory("hocon").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Should_take_in_the_fields_of_another_document()
    {
        _documents["other"] = "a = 1, b = 2";
        var config = Parse("include \"other\"\nb = 3");
        config.GetInt("a").ShouldBe(1);
        config.GetInt("b").ShouldBe(3);
    }

    [Fact]
    public void Should_take_in_another_document_below_a_path()
    {
        _documents["other"] = "a = 1";
        Parse("x {\n  include \"other\"\n}").GetInt("x.a").ShouldBe(1);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_let_documents_include_each_other_in_turn()
    {
        _documents["one"] = "include \"two\", a = 1";
        _documents["two"] = "b { c = 2 }";
        Parse("b { d = 3 }, include \"one\"").GetConfig("b").Root.GetObject().Items.Keys.ShouldBe(["d", "c"]);
    }

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("include \"other\", a = 2", "a = 1, b = ${a}", "b", "2")]
    [InlineData("x { include \"other\" }", "a = 1, b = ${a}", "x.b", "1")]
    [InlineData("x { include \"other\", a = 2 }, a = 3", "a = 1, b = ${a}", "x.b", "2")]
    [InlineData("x { include \"other\" }, a = 3", "b = ${a}", "x.b", "3")]
    [InlineData("x { y { include \"other\" } }", "a = 1, b = ${a}", "x.y.b", "1")]
    [InlineData("x { a = 1, include \"other\" }", "a = ${?a}2", "x.a", "12")]
    [InlineData("x { a = 1, include \"other\" }", "a = ${x.a}2", "x.a", "12")]
    [InlineData("a { b = 1 }, include \"other\"", "a { b = ${a.b}2 }", "a.b", "12")]
    public void Should_replace_the_substitutions_of_an_included_document_from_its_own_root_first(
        string document, string other, string path, string expected)
    {
        _documents["other"] = other;
        Parse(document).GetString(path).ShouldBe(expected);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_look_for_a_file_beside_the_one_that_includes_it()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "below"));
        File.WriteAllText(Path.Combine(_directory, "one.conf"), "include \"below/two.conf\"\none = 1");
        File.WriteAllText(Path.Combine(_directory, "below", "two.conf"), "include file(\"three.conf\")\ntwo = 2");
        File.WriteAllText(Path.Combine(_directory, "below", "three.conf"), "three = 3");
        var config = ConfigurationFactory.ParseString($"include \"{Slashed("one.conf")}\"");
        (config.GetInt("one"), config.GetInt("two"), config.GetInt("three")).ShouldBe((1, 2, 3));
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_name_a_file_that_is_missing()
    {
        var error = Should.Throw<FormatException>(() => ConfigurationFactory.ParseString($"\n  include \"{Slashed("none.conf")}\""));
        error.Message.ShouldStartWith($"line 2, column 3: cannot include \"{Slashed("none.conf")}\": ");
        error.InnerException.ShouldBeOfType<FileNotFoundException>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_name_a_document_that_the_callback_does_not_give() =>
        Should.Throw<FormatException>(() => ConfigurationFactory.ParseString("include \"none\"", _ => null!))
            .Message.ShouldBe("line 1, column 1: there is nothing to include by the name \"none\"");

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_name_the_document_with_a_mistake()
    {
        _documents["other"] = "a = 1\nb = *";
        Should.Throw<FormatException>(() => Parse("include \"other\"")).Message.ShouldBe("other, line 2, column 5: '*' must stand inside quotes");
        _documents["other"] = "a = 1\nb = x";
        Should.Throw<ConfigurationException>(() => Parse("include \"other\"").GetInt("b")).Message.ShouldStartWith("b is 'x' (other, line 2, column 5): ");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_documents_that_include_each_other_forever()
    {
        _documents["one"] = "include \"two\"";
        _documents["two"] = "include \"one\"";
        Should.Throw<FormatException>(() => Parse("include \"one\"")).Message
            .ShouldMatch("^two, line 1, column 1: includes nest more than 20 deep: one > two > one > .*; does a file include itself\\?$");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_to_use_a_parsed_document_twice()
    {
        var other = Parser.Parse("a = 1", _ => throw new InvalidOperationException());
        Should.Throw<InvalidOperationException>(() => ConfigurationFactory.ParseString("include \"x\", include \"x\"", _ => other));
    }

    private Config Parse(string document) => ConfigurationFactory.ParseString(document, Include);

    private HoconRoot Include(string name) => Parser.Parse(_documents[name], Include);

    private string Slashed(string file) => Path.Combine(_directory, file).Replace('\\', '/');
}
