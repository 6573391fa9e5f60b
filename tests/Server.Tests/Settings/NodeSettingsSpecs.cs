using AkkaChat.Protocol;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Tests.Settings;

public sealed class NodeSettingsSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Should_have_the_defaults_that_the_documentation_promises()
    {
        var settings = NodeSettings.Load(null).Server;

        settings.Room.ReservedNicknames.ShouldBe(
            ["server", "system", "admin", "administrator", "akkachat", "everyone", "everybody", "root", "operator", "moderator", "room", "서버", "시스템", "관리자", "운영자"]);
        settings.Hosts.ShouldBe(["127.0.0.1"]);
        settings = settings with { Hosts = [], Room = settings.Room with { ReservedNicknames = [] } };
        settings.ShouldBe(new ServerSettings(
            [],
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
                MaxPendingBytes: 1024 * 1024,
                Flood: new FloodSettings(new Rate(PerSecond: 10, Burst: 30), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)) { Paste = new PasteSettings(MaxLines: 500, MaxBytes: 64 * 1024) },
                SlowReaderPolicy: SlowReaderPolicy.Skip,
                NicknameTimeout: TimeSpan.FromSeconds(30),
                ClosingTimeout: TimeSpan.FromSeconds(5),
                Linger: TimeSpan.FromSeconds(2),
                GracePeriod: TimeSpan.FromSeconds(30)),
            new RoomSettings(HistoryLines: 20) { HasRejoinCodes = true },
            LogSettings.Parse("sqlite")));
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
    public void Should_read_how_the_log_is_kept_and_leave_that_to_the_file_when_the_command_line_names_the_store()
    {
        var settings = NodeSettings.Load(Write("log.conf", "akkachat.log { sync = off, keep { age = 30d, size = 10 GiB } }"))
            .With(new ServerOptions(null, null, null, LogSettings.Parse("postgresql:Host=db")));

        settings.Server.Log.ShouldBe(new LogSettings(LogStore.Postgres, "Host=db")
        {
            Sync = false,
            Keep = new LogKeep(TimeSpan.FromDays(30), 10L * 1024 * 1024 * 1024),
        });
    }

    [Theory]
    [InlineData("age = 10s", "akkachat.log.keep.age is \"10s\": use unlimited, or a time of at least 60s, such as 30d")]
    [InlineData("age = forever", "use unlimited, or a time")]
    [InlineData("size = 1 KiB", "akkachat.log.keep.size is \"1 KiB\": use unlimited, or a size of at least 1048576 bytes, such as 10 GiB")]
    public void Should_refuse_bounds_of_the_log_that_make_no_sense(string setting, string message) =>
        Should.Throw<SettingsException>(() => NodeSettings.Load(Write("log.conf", $"akkachat.log.keep.{setting}"))).Message.ShouldContain(message);

    [Fact]
    public void Should_put_a_file_over_the_defaults_setting_by_setting()
    {
        var file = Write("own.conf", """
            akkachat.port = 4000
            akkachat.session { slow-reader-policy = disconnect, max-pending-bytes = 64 KiB, nickname-timeout = 1500ms, language = ko }
            """);

        var settings = NodeSettings.Load(file).Server;

        settings.Port.ShouldBe(4000);
        settings.Hosts.ShouldBe(["127.0.0.1"]);
        settings.Session.SlowReaderPolicy.ShouldBe(SlowReaderPolicy.Disconnect);
        settings.Session.MaxPendingBytes.ShouldBe(65_536);
        settings.Session.NicknameTimeout.ShouldBe(TimeSpan.FromSeconds(1.5));
        settings.Session.Language.ShouldBe(Language.Korean);
        settings.Session.LinesInFlight.ShouldBe(64);
    }

    [Fact]
    public void Should_put_the_command_line_over_the_file()
    {
        var file = Write("own.conf", """akkachat { host = "::1", port = 4000 }""");

        var settings = NodeSettings.Load(file).With(new ServerOptions(Hosts: null, Port: 0, Config: file)).Server;

        settings.Port.ShouldBe(0);
        settings.Hosts.ShouldBe(["::1"]);
    }

    [Fact]
    public void Should_take_several_hosts() =>
        NodeSettings.Load(Write("own.conf", "akkachat.host = [\"127.0.0.1\", localhost]")).Server.Hosts.ShouldBe(["127.0.0.1", "localhost"]);

    [Fact]
    public void Should_hand_the_settings_of_akka_on()
    {
        var file = Write("own.conf", "akka.loglevel = DEBUG");

        NodeSettings.Load(file).Hocon.GetString("akka.loglevel").ShouldBe("DEBUG");
    }

    [Theory]
    [InlineData("akkachat {\n  host = x\n  port = 99999\n}", 3, "akkachat.port is \"99999\": use a whole number from 0 to 65535")]
    [InlineData("akkachat.host = []", 1, "akkachat.host is \"[]\": use a text, or a list of texts; none of them empty")]
    [InlineData("akkachat.host = [a, \"\"]", 1, "akkachat.host is \"[a, ]\": use a text, or a list of texts; none of them empty")]
    [InlineData("akkachat.prot = 1", 1, "akkachat.prot is not a setting: did you mean akkachat.port?")]
    [InlineData("akkachat.port = null", 1, "akkachat.port is null: give it a value, or leave it out to keep what it is")]
    [InlineData("akkachat.session.slow-reader-policy = wait", 1, "akkachat.session.slow-reader-policy is \"wait\": use skip or disconnect")]
    [InlineData("akkachat.session.language = fr", 1, "akkachat.session.language is \"fr\": use en or ko")]
    [InlineData("server.port = 1", 1, "server is not a setting: there are akkachat, akka")]
    [InlineData("\nsession { linger = 1s }", 2, "session is not a setting: did you mean akkachat.session?")]
    [InlineData("akkachat.session.linger = 5 sekonds", 1, "akkachat.session.linger is \"5 sekonds\": use a time from 0.1s to 60s, such as 1500ms or 20s")]
    [InlineData("akkachat.room.history-lines = 10 apples", 1, "akkachat.room.history-lines is \"10 apples\": use a whole number from 0 to 10000")]
    [InlineData("akkachat.session {\n  grace = 1s }", 2, "akkachat.session.grace was renamed: use akkachat.session.grace-period")]
    [InlineData("akkachat.session.backlog = 1 MiB", 1, "akkachat.session.backlog was renamed: use akkachat.session.max-pending-bytes")]
    [InlineData("akkachat.session.naming-timeout = 1s", 1, "akkachat.session.naming-timeout was renamed: use akkachat.session.nickname-timeout")]
    [InlineData("akkachat.session.when-behind = skip", 1, "akkachat.session.when-behind was renamed: use akkachat.session.slow-reader-policy")]
    [InlineData("akkachat.connections.keep-alive.unacknowledged = 1s", 1, "akkachat.connections.keep-alive.unacknowledged was renamed: use akkachat.connections.keep-alive.user-timeout")]
    [InlineData("\nakka.loglevel = LOUD", 2, "akka.loglevel is \"LOUD\": use DEBUG or INFO or WARNING or ERROR or OFF")]
    [InlineData("akka.loggers = none", 1, "akka.loggers is \"none\": use a list, such as [a, b]; see the comments in server.conf")]
    [InlineData("akka {\n actor.default-dispatcher {\n  throughput = fast } }", 3, "akka.actor.default-dispatcher.throughput is \"fast\": use a whole number from 1 to 2147483647")]
    [InlineData("akka.actor.default-dispatcher.thruput = 1", 1, "akka.actor.default-dispatcher.thruput is not a setting: did you mean akka.actor.default-dispatcher.throughput?")]
    [InlineData("akka.io.tcp.register-timeout = 5 sekonds", 1, "akka.io.tcp.register-timeout is \"5 sekonds\": use a time from 0s to 31536000s, such as 1500ms or 20s")]
    [InlineData("akka.io.tcp { trace-logging = maybe }", 1, "akka.io.tcp.trace-logging is \"maybe\": use on or off")]
    [InlineData("akka.actor.provider = [a]", 1, "akka.actor.provider is \"[a]\": use one value and no list; see the comments in server.conf")]
    [InlineData("akka.scheduler.tick-duration = 0", 1, "akka.scheduler.tick-duration is \"0\": use a time from 0.001s to 1s, such as 1500ms or 20s")]
    [InlineData("akka.io.tcp.maximum-frame-size = big", 1, "akka.io.tcp.maximum-frame-size is \"big\": use a size from 256 to 65536 bytes, such as 512 KiB")]
    [InlineData("akka.scheduler.ticks-per-wheel = ten", 1, "akka.scheduler.ticks-per-wheel is \"ten\": use a whole number from -1 to 2147483647")]
    [InlineData("akka.extensions = a", 1, "akka.extensions is \"a\": use a list, such as [a, b]; see the comments in server.conf")]
    [InlineData("akka.actor.provider { a = 1 }", 1, "akka.actor.provider is not a section: give it a value")]
    [InlineData("akka.io.tcp.batch-accept-limits = 1", 1, "akka.io.tcp.batch-accept-limits is not a setting: did you mean akka.io.tcp.batch-accept-limit?")]
    public void Should_name_the_line_of_a_mistake_and_what_is_allowed(string hocon, int line, string message) =>
        Mistake(hocon).ShouldBe($"{Path.Combine(_folder, "bad.conf")}:{line}: {message}");

    [Theory]
    [InlineData("akka.actor.ask-timeout = 5s")]
    [InlineData("akka.log-dead-letters-suspend-duration = infinite")]
    [InlineData("akka.extensions = []")]
    [InlineData("akka.actor.reaper-interval = 5s")]
    [InlineData("akka.io.udp.max-channels = unlimited")]
    [InlineData("akka.io.tcp.maximum-frame-size = 1k")]
    [InlineData("akka.actor.mailbox.requirements.\"Akka.Dispatch.IUnboundedMessageQueueSemantics\" = akka.actor.mailbox.unbounded-queue-based")]
    [InlineData("akka.actor.deployment { \"/room\" { dispatcher = x } }")]
    public void Should_accept_settings_of_akka_as_akka_does(string hocon) =>
        (NodeSettings.Load(Write("own.conf", hocon)).Server with { Hosts = [] }).ShouldBe(NodeSettings.Load(null).Server with { Hosts = [] });

    [Fact]
    public void Should_know_the_new_name_of_every_renamed_setting() =>
        ServerSettings.Renamed.Values.ShouldAllBe(path => NodeSettings.Load(null).Hocon.HasPath(path));

    [Fact]
    public void Should_read_every_file_with_defaults_as_akka_reads_it()
    {
        foreach (var file in new[] { "server.conf", "bench.conf" })
        {
            var path = Path.Combine(AppContext.BaseDirectory, "hocon", file);
            var akkas = Akka.Configuration.ConfigurationFactory.ParseString(File.ReadAllText(path));

            NodeSettings.Load(path).Hocon.Root.ToString().ShouldBe(akkas.WithFallback(NodeSettings.Load(null).Hocon).Root.ToString());
        }
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
