using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Settings;

public sealed class NodeSettingsSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Should_have_the_defaults_that_the_documentation_promises()
    {
        var settings = NodeSettings.Load(null).Server;

        settings.ShouldBe(new ServerSettings(
            "127.0.0.1",
            9999,
            new ConnectionSettings(
                Backlog: 4096,
                Max: 10_000,
                MaxPerAddress: 200,
                new Rate(PerSecond: 20, Burst: 100),
                new KeepAliveSettings(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), Count: 3, TimeSpan.FromSeconds(50))),
            new SessionSettings(
                MaxLineBytes: 4096,
                LinesInFlight: 64,
                Backlog: 1024 * 1024,
                Flood: new FloodSettings(new Rate(PerSecond: 10, Burst: 30), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
                WhenBehind: WhenBehind.Skip,
                NamingTimeout: TimeSpan.FromSeconds(30),
                ClosingTimeout: TimeSpan.FromSeconds(5),
                Linger: TimeSpan.FromSeconds(2),
                Grace: TimeSpan.FromSeconds(30)),
            new RoomSettings(HistoryLines: 20)));
    }

    [Fact]
    public void Should_lift_every_limit_on_lines_and_connections_for_load_runs()
    {
        var settings = NodeSettings.Load(Path.Combine(AppContext.BaseDirectory, "hocon", "bench.conf")).Server;

        settings.Session.Flood.Rate.IsLimited.ShouldBeFalse();
        settings.Connections.PerAddress.IsLimited.ShouldBeFalse();
        settings.Connections.MaxPerAddress.ShouldBe(0);
    }

    [Fact]
    public void Should_put_a_file_over_the_defaults_setting_by_setting()
    {
        var file = Write("own.conf", """
            akkachat.port = 4000
            akkachat.session { when-behind = disconnect, backlog = 64 KiB, naming-timeout = 1500ms }
            """);

        var settings = NodeSettings.Load(file).Server;

        settings.Port.ShouldBe(4000);
        settings.Host.ShouldBe("127.0.0.1");
        settings.Session.WhenBehind.ShouldBe(WhenBehind.Disconnect);
        settings.Session.Backlog.ShouldBe(65_536);
        settings.Session.NamingTimeout.ShouldBe(TimeSpan.FromSeconds(1.5));
        settings.Session.LinesInFlight.ShouldBe(64);
    }

    [Fact]
    public void Should_put_the_command_line_over_the_file()
    {
        var file = Write("own.conf", """akkachat { host = "::1", port = 4000 }""");

        var settings = NodeSettings.Load(file).With(new ServerOptions(Host: null, Port: 0, Config: file)).Server;

        settings.Port.ShouldBe(0);
        settings.Host.ShouldBe("::1");
    }

    [Fact]
    public void Should_include_files_from_beside_the_file()
    {
        Write("port.conf", "akkachat.port = 4000");
        var file = Write("own.conf", """include "port.conf" """);

        NodeSettings.Load(file).Server.Port.ShouldBe(4000);
    }

    [Fact]
    public void Should_hand_the_settings_of_akka_on()
    {
        var file = Write("own.conf", "akka.loglevel = DEBUG");

        NodeSettings.Load(file).Hocon.GetString("akka.loglevel").ShouldBe("DEBUG");
    }

    [Theory]
    [InlineData("akkachat.port = 99999", "akkachat.port is \"99999\": use a whole number from 0 to 65535")]
    [InlineData("akkachat.port = many", "akkachat.port is \"many\": use a whole number from 0 to 65535")]
    [InlineData("akkachat.port = 1.5", "akkachat.port is \"1.5\": use a whole number from 0 to 65535")]
    [InlineData("akkachat.port = null", "akkachat.port is missing: see the comments in server.conf")]
    [InlineData("akkachat.port = [1, 2]", "akkachat.port holds more than one value: see the comments in server.conf")]
    [InlineData("akkachat.host = \"\"", "akkachat.host is \"\": use a text that is not empty")]
    [InlineData("akkachat.session.when-behind = wait", "akkachat.session.when-behind is \"wait\": use skip or disconnect")]
    [InlineData("akkachat.session.backlog = 1", "akkachat.session.backlog is \"1\": use a size from 4096 to 1073741824 bytes, such as 512 KiB")]
    [InlineData("akkachat.session.backlog = big", "akkachat.session.backlog is \"big\": use a size from 4096 to 1073741824 bytes, such as 512 KiB")]
    [InlineData("akkachat.session.linger = 2h", "akkachat.session.linger is \"2h\": use a time from 0.1s to 60s, such as 1500ms or 20s")]
    [InlineData("akkachat.session.linger = soon", "akkachat.session.linger is \"soon\": use a time from 0.1s to 60s, such as 1500ms or 20s")]
    public void Should_say_what_is_wrong_with_a_value_and_what_is_allowed(string hocon, string message)
    {
        Mistake(hocon).ShouldBe($"{Path.Combine(_folder, "bad.conf")}:1: {message}");
    }

    [Theory]
    [InlineData("akkachat.prot = 1", "akkachat.prot is no setting: did you mean akkachat.port?")]
    [InlineData("akkachta.port = 1", "akkachta is no setting: did you mean akkachat?")]
    [InlineData("akkachat.session.floods.burst = 1", "akkachat.session.floods is no setting: did you mean akkachat.session.flood?")]
    [InlineData("akkachat.room.colour = blue", "akkachat.room.colour is no setting: there are akkachat.room.history-lines")]
    [InlineData("akkachat.room = 1", "akkachat.room is a section: it holds akkachat.room.history-lines")]
    public void Should_refuse_a_setting_that_does_not_exist_and_suggest_one_that_does(string hocon, string message)
    {
        Mistake(hocon).ShouldBe($"{Path.Combine(_folder, "bad.conf")}:1: {message}");
    }

    [Theory]
    [InlineData("akkachat {\n  host = \"::1\"\n  port = 99999\n}", 3)]
    [InlineData("akkachat {\n  # port = 99999\n  port = 99999 # the port\n  # port\n}", 3)]
    [InlineData("akkachat.port = 99999\nakkachat.host = port\n", 1)]
    [InlineData("akkachat.port = 1\nakkachat { port = 99999 }\nakkachat.room { }", 2)]
    [InlineData("akkachat {\n  \"port\"\n  : 99999 }", 2)]
    [InlineData("akkachat { session {\n backlog = 1 MiB }, port = [\n1, 2] }", 2)]
    [InlineData("a = 1\r\nakkachat.port = 1", 1)]
    [InlineData("akkachat.host = x\n\nakkachat.session { flood { burst = 0\n}}", 3)]
    public void Should_name_the_line_of_a_mistake(string hocon, int line)
    {
        Mistake(hocon).ShouldStartWith($"{Path.Combine(_folder, "bad.conf")}:{line}: ");
    }

    [Fact]
    public void Should_name_the_included_file_that_a_mistake_is_in()
    {
        var included = Write("flood.conf", "flood {\n  burst = none\n}");

        Mistake("akkachat.session {\n  include \"flood.conf\"\n}").ShouldBe(
            $"{included}:2: akkachat.session.flood.burst is \"none\": use a whole number from 1 to 1000000");
    }

    [Fact]
    public void Should_say_where_a_file_is_no_hocon()
    {
        var mistake = Mistake("akkachat {\n  port = 1\n");

        mistake.ShouldStartWith($"cannot read the settings in {Path.Combine(_folder, "bad.conf")}: ");
        mistake.ShouldContain("line");
        mistake.ShouldNotContain("\n");
    }

    [Fact]
    public void Should_say_which_file_is_missing()
    {
        var missing = Path.Combine(_folder, "missing.conf");

        Should.Throw<SettingsException>(() => NodeSettings.Load(missing)).Message.ShouldContain(missing);
    }

    [Fact]
    public void Should_say_which_included_file_is_missing()
    {
        Mistake("""include "missing.conf" """).ShouldContain("missing.conf");
    }

    private string Mistake(string hocon) =>
        Should.Throw<SettingsException>(() => NodeSettings.Load(Write("bad.conf", hocon))).Message;

    private string Write(string name, string hocon)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, hocon);
        return file;
    }
}
