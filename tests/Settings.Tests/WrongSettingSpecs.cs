namespace AkkaChat.Settings.Tests;

public sealed class WrongSettingSpecs : SettingsScenario
{
    [Theory]
    [InlineData("port = 65536", "app.port is \"65536\": use a whole number from 0 to 65535")]
    [InlineData("port = many", "app.port is \"many\": use a whole number from 0 to 65535")]
    [InlineData("port = 1.5", "app.port is \"1.5\": use a whole number from 0 to 65535")]
    [InlineData("port = 10 apples", "app.port is \"10 apples\": use a whole number from 0 to 65535")]
    [InlineData("port = 99999999999999999999", "app.port is \"99999999999999999999\": use a whole number from 0 to 65535")]
    [InlineData("port = \"\"\"1\n2\"\"\"", "app.port is \"1 2\": use a whole number from 0 to 65535")]
    [InlineData("port = [1, 2]", "app.port is \"[1, 2]\": use one value and no list; see the comments in app.conf")]
    [InlineData("port = []", "app.port is \"[]\": use one value and no list; see the comments in app.conf")]
    [InlineData("port { x = 1 }", "app.port is not a section: give it a value")]
    [InlineData("port.x = 1", "app.port is not a section: give it a value")]
    [InlineData("port = null", "app.port is null: give it a value, or leave it out to keep what it is")]
    [InlineData("tags = [a, null]", "app.tags is null: give it a value, or leave it out to keep what it is")]
    [InlineData("host = \"\"", "app.host is \"\": use a text that is not empty")]
    [InlineData("tags = a", "app.tags is \"a\": use a list, such as [a, b]; see the comments in app.conf")]
    [InlineData("mood = sad", "app.mood is \"sad\": cheer up")]
    [InlineData("line.most = 1", "app.line.most is \"1\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = big", "app.line.most is \"big\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = 1 KB", "app.line.most is \"1 KB\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = -20", "app.line.most is \"-20\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = 0.5 KiB", "app.line.most is \"0.5 KiB\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.most = 17179869185 GiB", "app.line.most is \"17179869185 GiB\": use a size from 16 to 65536 bytes, such as 512 KiB")]
    [InlineData("line.patience = 2h", "app.line.patience is \"2h\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = soon", "app.line.patience is \"soon\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = 5 sekonds", "app.line.patience is \"5 sekonds\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = 50", "app.line.patience is \"50\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = NaN", "app.line.patience is \"NaN\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("line.patience = 999999999999999d", "app.line.patience is \"999999999999999d\": use a time from 0.001s to 60s, such as 1500ms or 20s")]
    [InlineData("sound.bell = perhaps", "app.sound.bell is \"perhaps\": use on or off")]
    [InlineData("sound.tune = flat", "app.sound.tune is \"flat\": use high or low")]
    public async Task Should_say_what_is_wrong_with_a_value_and_what_is_allowed(string hocon, string message) =>
        (await ErrorAsync($"app.{hocon}")).ShouldBe($"{InFolder("bad.conf")}:1: {message}");

    [Theory]
    [InlineData("app.prot = 1", "app.prot is not a setting: did you mean app.port?")]
    [InlineData("apq.port = 1", "apq is not a setting: did you mean app?")]
    [InlineData("port = 1", "port is not a setting: did you mean app.port?")]
    [InlineData("server.port = 1", "server is not a setting: there are app")]
    [InlineData("\"app.port\" = 1", "\"app.port\" is not a setting: did you mean app.port?")]
    [InlineData("app.Port = 1", "app.Port is not a setting: did you mean app.port?")]
    [InlineData("app.ports { }", "app.ports is not a setting: did you mean app.port?")]
    [InlineData("app.sounds.bell = on", "app.sounds is not a setting: did you mean app.sound?")]
    [InlineData("app.sound.colour = blue", "app.sound.colour is not a setting: there are app.sound.bell, app.sound.tune")]
    [InlineData("app.bells-and-whistles = 1", "app.bells-and-whistles is not a setting: there are app.host, app.port, app.tags, app.mood, app.line, app.sound, app.free")]
    [InlineData("app.line = 1", "app.line is a section: it holds app.line.most, app.line.patience")]
    [InlineData("app.free = 1", "app.free is a section: put { and } around what it holds")]
    public async Task Should_refuse_a_setting_that_does_not_exist_and_suggest_one_that_does(string hocon, string message) =>
        (await ErrorAsync(hocon)).ShouldBe($"{InFolder("bad.conf")}:1: {message}");

    [Theory]
    [InlineData("app.address = x", "app.address was renamed: use app.host")]
    [InlineData("app { line { limit = 1 KiB } }", "app.line.limit was renamed: use app.line.most")]
    [InlineData("app.noise { bell = on }", "app.noise was renamed: use app.sound")]
    public async Task Should_refuse_an_old_name_with_the_new_one(string hocon, string message) =>
        (await ErrorAsync(hocon)).ShouldBe($"{InFolder("bad.conf")}:1: {message}");

    [Theory]
    [InlineData("app {\n  host = \"::1\"\n  port = 99999\n}", 3)]
    [InlineData("app {\n  # port = 99999\n  port = 99999 # the port\n  # port\n}", 3)]
    [InlineData("app.port = 99999\napp.host = port\n", 1)]
    [InlineData("app.host = port\napp { port = 99999 }\napp.line { }", 2)]
    [InlineData("app {\n  \"port\"\n  : 99999 }", 2)]
    [InlineData("app { line {\n most = 1 KiB }, port = [\n1, 2] }", 2)]
    [InlineData("app.host = x\r\napp.port = y\r\n", 2)]
    [InlineData("app.host = \"\"\"\n\n\"\"\"\napp.port = y", 4)]
    [InlineData("app.host = x\n\napp.sound { bell = 2\n}", 3)]
    public async Task Should_name_the_line_of_an_error(string hocon, int line) =>
        (await ErrorAsync(hocon)).ShouldStartWith($"{InFolder("bad.conf")}:{line}: ");

    [Fact]
    public async Task Should_name_the_included_file_that_an_error_is_in()
    {
        var included = Write("line.conf", "line {\n  most = none\n}");

        (await ErrorAsync("app {\n  include \"line.conf\"\n}")).ShouldStartWith($"{included}:2: app.line.most is \"none\"");
    }

    [Fact]
    public void Should_blame_the_file_that_an_error_is_in()
    {
        var users = Lowest().With(Write("users.conf", "app.port = 1"));

        Should.Throw<SettingsException>(() => users.With(Write("own.conf", "app.host = x\napp.port = z"))).Message
            .ShouldStartWith($"{InFolder("own.conf")}:2: app.port is \"z\"");
    }

    [Fact]
    public void Should_blame_the_setting_that_makes_a_default_wrong()
    {
        var layers = new Layers<int>(
            Write("app.conf", "app { name = x, least = 1, most = 5 }"),
            read => read.Text("app.name").Length + read.Number("app.most", read.Number("app.least", 0, 9), 9),
            new Dictionary<string, string>());

        Should.Throw<SettingsException>(() => layers.With(Write("own.conf", "app.name = y\napp.least = 7"))).Message
            .ShouldBe($"{InFolder("own.conf")}:2: app.most is \"5\": use a whole number from 7 to 9");
    }
}
