using AkkaChat.Server.CommandLine;
using AkkaChat.Server.Exporting;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.CommandLine;

public sealed class ServerCommandLineSpecs : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private ServerOptions? _options;
    private ExportOptions? _export;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Should_leave_to_the_settings_what_it_does_not_say()
    {
        (await Run()).ShouldBe(0);

        _options.ShouldBe(new ServerOptions(null, null, null));
    }

    [Fact]
    public async Task Should_take_host_port_and_settings()
    {
        await Run("--host", "::1", "--port", "0", "--config", "chat.conf");

        _options!.Hosts.ShouldBe(["::1"]);
        (_options with { Hosts = null }).ShouldBe(new ServerOptions(null, 0, "chat.conf"));
    }

    [Fact]
    public async Task Should_take_several_hosts()
    {
        await Run("--host", "127.0.0.1", "--host", "192.168.1.5");

        _options!.Hosts.ShouldBe(["127.0.0.1", "192.168.1.5"]);
    }

    [Fact]
    public async Task Should_take_what_is_to_be_printed()
    {
        (await Run("export", "--log", "sqlite:/a/room.db", "--since", "2026-11-27T10:00", "--json")).ShouldBe(0);

        _options.ShouldBeNull();
        _export.ShouldBe(new ExportOptions(new LogSettings(LogStore.Sqlite, "/a/room.db"), null, new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero), IsJson: true));
    }

    [Fact]
    public async Task Should_count_a_duration_from_now()
    {
        await Run("--config", "chat.conf", "export", "--since", "90m");

        var ago = DateTimeOffset.UtcNow - _export!.Since!.Value;
        ago.ShouldBeInRange(TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(95));
        (_export.Log, _export.Config, _export.IsJson).ShouldBe((null, "chat.conf", false));
    }

    [Theory]
    [InlineData("--since yesterday", "--since yesterday: use a time")]
    [InlineData("--json --text", "--json and --text: use one of them")]
    [InlineData("--port 1", "'--port'")]
    public async Task Should_say_what_cannot_be_printed(string options, string message)
    {
        (await Run(["export", .. options.Split(' ')])).ShouldBe(ExitCode.Usage);

        _export.ShouldBeNull();
        _error.ToString().ShouldContain(message);
    }

    [Theory]
    [InlineData("--port 3 export", "--port 3: export has no use for it: leave it out (export --help lists its options)")]
    [InlineData("--host a --host b check-config", "--host a b: check-config has no use for it")]
    [InlineData("--log memory check-config", "--log memory: check-config has no use for it")]
    [InlineData("--config chat.conf default-config", "--config chat.conf: default-config has no use for it")]
    [InlineData("--log-format json hash-password", "--log-format json: hash-password has no use for it")]
    [InlineData("--key a make-certificate --key b", "--key a: make-certificate has no use for it")]
    public async Task Should_refuse_an_option_that_the_command_does_not_use(string args, string message)
    {
        (await Run(args.Split(' '))).ShouldBe(ExitCode.Usage);

        _export.ShouldBeNull();
        _output.ToString().ShouldBeEmpty();
        _error.ToString().TrimEnd().ShouldStartWith(message);
        _error.ToString().TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Should_take_the_doors()
    {
        await Run("--tls", "0.0.0.0:9443", "--http", "[::1]:8080", "--certificate", "cert.pem", "--key", "key.pem");

        _options!.Doors.ShouldBe(new DoorOptions(new DoorAddress("0.0.0.0", 9443), new DoorAddress("::1", 8080), "cert.pem", "key.pem"));
    }

    [Theory]
    [InlineData("--http", "8080", "--http 8080: use HOST:PORT")]
    [InlineData("--tls", "::1:9443", "--tls ::1:9443: use HOST:PORT")]
    [InlineData("--tls", "localhost:99999", "--tls localhost:99999: use HOST:PORT")]
    [InlineData("--admin", "local", "--admin local: use HOST:PORT")]
    [InlineData("--log-format", "xml", "--log-format xml: use text or json")]
    [InlineData("--prot", "1", "'--prot'")]
    [InlineData("--port", "99999", "--port 99999: a port is a number from 0 to 65535")]
    [InlineData("--port", "many", "--port many: a port is a number from 0 to 65535")]
    public async Task Should_say_in_one_line_what_is_wrong(string option, string value, string message)
    {
        (await Run(option, value)).ShouldBe(ExitCode.Usage);

        _options.ShouldBeNull();
        _error.ToString().ShouldContain(message);
        _error.ToString().TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Should_take_the_form_of_the_log()
    {
        await Run("--log-format", "json");

        _options!.LogFormat.ShouldBe(LogFormat.Json);
    }

    [Fact]
    public async Task Should_take_a_port_of_this_machine_for_programs_of_operators()
    {
        await Run("--admin", "9100");

        _options!.Doors.Admin.ShouldBe(new DoorAddress("127.0.0.1", 9100));
    }

    [Theory]
    [InlineData("akkachat.port = 4000", ExitCode.Stopped, " are right")]
    [InlineData("akkachat.port = many", ExitCode.Usage, "akkachat.port is \"many\": use a whole number")]
    [InlineData("akkachat.prot = 4000", ExitCode.Usage, "akkachat.prot")]
    [InlineData("akkachat.connections.proxies = [10.0.0.300]", ExitCode.Usage, "10.0.0.300 is no address")]
    [InlineData("akkachat.tls.address = \"127.0.0.1:0\"", ExitCode.Usage, "needs a certificate")]
    [InlineData("akkachat.certificate { file = \"/none/cert.pem\", key = \"/none/key.pem\" }", ExitCode.CannotStart, "/none/")]
    public async Task Should_check_settings_without_a_start(string settings, int code, string said)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, settings);

        (await Run("check-config", "--config", file)).ShouldBe(code);

        File.Delete(file);
        _options.ShouldBeNull();
        $"{_output}{_error}".ShouldContain(said);
        $"{_output}{_error}".TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Should_print_the_default_settings_which_are_right()
    {
        (await Run("default-config")).ShouldBe(0);

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"{_output}");
        (await Run("check-config", "--config", file)).ShouldBe(0, $"{_error}");
        File.Delete(file);
    }

    [Theory]
    [InlineData("AkkaChat.Server --adm", "--admin")]
    [InlineData("AkkaChat.Server --log-format j", "json")]
    [InlineData("AkkaChat.Server che", "check-config")]
    public async Task Should_complete_in_a_shell(string typed, string completion)
    {
        (await Run($"[suggest:{typed.Length}]", typed)).ShouldBe(0);

        _output.ToString().Trim().ShouldBe(completion);
    }

    [Fact]
    public async Task Should_explain_itself_with_examples()
    {
        (await Run("--help")).ShouldBe(0);

        _options.ShouldBeNull();
        foreach (var part in (string[])["--host", "--port", "--config", "Examples:"])
            _output.ToString().ShouldContain(part);
    }

    private Task<int> Run(params string[] args) => new ServerCommandLine().RunAsync(args, _output, _error, options =>
    {
        _options = options;
        return Task.FromResult(0);
    },
    export =>
    {
        _export = export;
        return 0;
    });
}
