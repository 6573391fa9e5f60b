namespace AkkaChat.Settings.Tests;

public sealed class LayersSpecs : IDisposable
{
    private const string Defaults = """
        app {
          host = "127.0.0.1"
          port = 9999
          tags = [a, b]
          mood = merry
          line { most = 4 KiB, patience = 2s }
          sound { bell = on, tune = high }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Should_read_every_kind_of_setting() =>
        Lowest().Settings.ShouldBe(new App("127.0.0.1", 9999, "a b", "merry", 4096, TimeSpan.FromSeconds(2), Bell: true, Loud: true));

    [Fact]
    public void Should_put_each_file_over_those_before_it_setting_by_setting()
    {
        var layers = Lowest()
            .With(Write("users.conf", "app { host = chat, port = 1, sound.tune = Low }"))
            .With(Write("own.conf", "app.port = 2"));

        layers.Settings.ShouldBe(new App("chat", 2, "a b", "merry", 4096, TimeSpan.FromSeconds(2), Bell: true, Loud: false));
        layers.Hocon.GetInt("app.port").ShouldBe(2);
    }

    [Fact]
    public void Should_include_files_from_beside_the_file()
    {
        Write("port.conf", "app.port = 4000");

        Lowest().With(Write("own.conf", """include "port.conf" """)).Settings.Port.ShouldBe(4000);
    }

    [Theory]
    [InlineData("port = 65536", "app.port is \"65536\": use a whole number from 0 to 65535")]
    [InlineData("port = many", "app.port is \"many\": use a whole number from 0 to 65535")]
    [InlineData("port = 1.5", "app.port is \"1.5\": use a whole number from 0 to 65535")]
    [InlineData("port = null", "app.port is missing: see the comments in app.conf")]
    [InlineData("port = [1, 2]", "app.port holds more than one value: see the comments in app.conf")]
    [InlineData("host = \"\"", "app.host is \"\": use a text that is not empty")]
    [InlineData("tags = a", "app.tags is no list: see the comments in app.conf")]
    [InlineData("mood = sad", "app.mood is \"sad\": cheer up")]
    [InlineData("line.most = 1", "app.line.most is \"1\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = big", "app.line.most is \"big\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.patience = 2h", "app.line.patience is \"2h\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = soon", "app.line.patience is \"soon\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("sound.bell = perhaps", "app.sound.bell is \"perhaps\": use on or off")]
    [InlineData("sound.tune = flat", "app.sound.tune is \"flat\": use high or low")]
    public void Should_say_what_is_wrong_with_a_value_and_what_is_allowed(string hocon, string message) =>
        Mistake($"app.{hocon}").ShouldBe($"{InFolder("bad.conf")}:1: {message}");

    [Theory]
    [InlineData("app.prot = 1", "app.prot is no setting: did you mean app.port?")]
    [InlineData("apq.port = 1", "apq is no setting: did you mean app?")]
    [InlineData("app.sounds.bell = on", "app.sounds is no setting: did you mean app.sound?")]
    [InlineData("app.sound.colour = blue", "app.sound.colour is no setting: there are app.sound.bell, app.sound.tune")]
    [InlineData("app.bells-and-whistles = 1", "app.bells-and-whistles is no setting: there are app.host, app.port, app.tags, app.mood, app.line, app.sound, app.free")]
    [InlineData("app.line = 1", "app.line is a section: it holds app.line.most, app.line.patience")]
    public void Should_refuse_a_setting_that_does_not_exist_and_suggest_one_that_does(string hocon, string message) =>
        Mistake(hocon).ShouldBe($"{InFolder("bad.conf")}:1: {message}");

    [Fact]
    public void Should_let_anything_stand_in_a_section_that_is_not_checked() =>
        Lowest().With(Write("own.conf", "app.free { x = 1, y.z = 2 }")).Hocon.GetInt("app.free.y.z").ShouldBe(2);

    [Fact]
    public void Should_refuse_a_default_that_nobody_reads() =>
        Should.Throw<SettingsException>(() => new Layers<App>(Write("app.conf", $"{Defaults}\nold = 1"), Read)).Message.ShouldContain(":9: old is no setting");

    [Theory]
    [InlineData("app {\n  host = \"::1\"\n  port = 99999\n}", 3)]
    [InlineData("app {\n  # port = 99999\n  port = 99999 # the port\n  # port\n}", 3)]
    [InlineData("app.port = 99999\napp.host = port\n", 1)]
    [InlineData("app.port = 1\napp { port = 99999 }\napp.line { }", 2)]
    [InlineData("app {\n  \"port\"\n  : 99999 }", 2)]
    [InlineData("app { line {\n most = 1 KiB }, port = [\n1, 2] }", 2)]
    [InlineData("a = 1\r\napp.port = 1", 1)]
    [InlineData("app.host = x\n\napp.sound { bell = 2\n}", 3)]
    public void Should_name_the_line_of_a_mistake(string hocon, int line) =>
        Mistake(hocon).ShouldStartWith($"{InFolder("bad.conf")}:{line}: ");

    [Fact]
    public void Should_name_the_included_file_that_a_mistake_is_in()
    {
        var included = Write("line.conf", "line {\n  most = none\n}");

        Mistake("app {\n  include \"line.conf\"\n}").ShouldStartWith($"{included}:2: app.line.most is \"none\"");
    }

    [Fact]
    public void Should_blame_the_file_whose_mistake_it_is()
    {
        var users = Lowest().With(Write("users.conf", "app.port = 1"));

        Should.Throw<SettingsException>(() => users.With(Write("own.conf", "app.host = x\napp.port = z"))).Message
            .ShouldStartWith($"{InFolder("own.conf")}:2: app.port is \"z\"");
    }

    [Theory]
    [InlineData("app {\n  port = 1\n", "line")]
    [InlineData("app.host = x\ninclude \"missing.conf\"", "line 2")]
    [InlineData("include \"missing.conf\"", "missing.conf")]
    public void Should_say_where_a_file_cannot_be_read(string hocon, string part)
    {
        var mistake = Mistake(hocon);

        mistake.ShouldStartWith($"cannot read the settings in {InFolder("bad.conf")}: ");
        mistake.ShouldContain(part);
        mistake.ShouldNotContain("\n");
    }

    [Fact]
    public void Should_say_which_file_is_missing() =>
        Should.Throw<SettingsException>(() => Lowest().With(InFolder("missing.conf"))).Message.ShouldContain(InFolder("missing.conf"));

    private static App Read(SettingsReader read) => new(
        read.Text("app.host"),
        read.Number("app.port", 0, 65_535),
        string.Join(' ', read.Texts("app.tags")),
        read.Parsed("app.mood", mood => mood == "merry" ? mood : throw new FormatException("cheer up")),
        read.Size("app.line.most", 16, 65_536),
        read.Duration("app.line.patience", TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)),
        read.Flag("app.sound.bell"),
        read.Choice("app.sound.tune", ("high", true), ("low", false)));

    private Layers<App> Lowest() => new(Write("app.conf", Defaults), Read, "app.free");

    private string Mistake(string hocon) => Should.Throw<SettingsException>(() => Lowest().With(Write("bad.conf", hocon))).Message;

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string Write(string name, string hocon)
    {
        File.WriteAllText(InFolder(name), hocon);
        return InFolder(name);
    }

    private sealed record App(string Host, int Port, string Tags, string Mood, int Most, TimeSpan Patience, bool Bell, bool Loud);
}
