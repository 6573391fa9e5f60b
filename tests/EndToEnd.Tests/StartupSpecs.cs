using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What can be wrong when the server starts: one clear line, an exit code, never a stack trace.</summary>
public sealed class StartupSpecs
{
    private const int CannotStart = 1, WrongSettings = 2;

    [Fact]
    public async Task Should_say_where_it_listens_and_what_to_type_to_join()
    {
        await using var server = await ServerNode.StartAsync();

        server.Output.Lines.ShouldContain(l => l.Contains($"listening on 127.0.0.1:{server.Port}", StringComparison.Ordinal));
        await TestTimeout.UntilAsync(
            () => Task.FromResult(server.Output.Lines.Any(l => l.Contains($"nc 127.0.0.1 {server.Port}", StringComparison.Ordinal))),
            () => $"It does not say how to join. {server.Output}");
    }

    [Fact]
    public async Task Should_load_nothing_of_several_nodes_when_it_is_the_only_one()
    {
        await using var server = await ServerNode.StartAsync();

        var mapped = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/maps");

        mapped.ShouldContain("Akka.Persistence.dll"); // so what is loaded can be seen there
        mapped.ShouldNotContain("Akka.Remote.dll");
        mapped.ShouldNotContain("Akka.Cluster");
        mapped.ShouldNotContain("DotNetty");
    }

    [Fact]
    public async Task Should_have_one_thread_for_sockets_that_interrupts_no_other()
    {
        const int Policy = 41 - 3; // proc(5): the 41st figure of "stat", counted from behind the name
        await using var server = await ServerNode.StartAsync();

        var policies = new List<string>();
        foreach (var thread in Directory.GetDirectories($"/proc/{server.ProcessId}/task"))
        {
            var stat = await File.ReadAllTextAsync($"{thread}/stat");
            if (stat.Contains("(.NET Sockets)", StringComparison.Ordinal))
                policies.Add(stat[(stat.IndexOf(')', StringComparison.Ordinal) + 2)..].Split(' ')[Policy]);
        }

        policies.ShouldBe(["3"]); // SCHED_BATCH
    }

    [Theory]
    [InlineData("INFO")]
    [InlineData("DEBUG")]
    public async Task Should_name_the_address_when_the_port_is_taken(string logLevel)
    {
        using var settings = new SettingsFile($"akka.loglevel = {logLevel}");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var line = await FailAsync(CannotStart, "--port", $"{port}", "--config", settings.Path);

        line.ShouldContain($"127.0.0.1:{port}");
        line.ShouldContain("--port");
    }

    [Fact]
    public async Task Should_name_the_database_that_a_node_cannot_reach()
    {
        const string Node = "127.0.0.1:1"; // as good as any: it does not come to listening there

        string[] args = ["--port", "0", "--log", "postgresql:Host=127.0.0.1;Port=2;Database=room;Username=room", "--node", Node, "--join", Node];
        var line = await FailToRunAsync(CannotStart, Programs.Server(args));

        line.ShouldStartWith("cannot use the log in the PostgreSQL database room on 127.0.0.1:2: ");
    }

    // RFC 5737: 192.0.2.0/24 belongs to no machine. RFC 2606: ".invalid" never exists.
    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("nobody.invalid")]
    [InlineData("1.2.3.4.5")]
    public async Task Should_name_an_address_where_it_cannot_listen(string host)
    {
        var line = await FailAsync(CannotStart, "--host", host, "--port", "0");

        line.ShouldContain($"{host}:0");
        line.ShouldContain("--host");
    }

    [Theory]
    [InlineData("no-such-option", "--no-such-option")]
    [InlineData("--port", "--port", "70000")]
    [InlineData("--port", "--port", "http")]
    [InlineData("missing.conf", "--config", "missing.conf")]
    public async Task Should_name_what_is_wrong_on_the_command_line(string named, params string[] args)
    {
        (await FailAsync(WrongSettings, args)).ShouldContain(named);
    }

    [Fact]
    public async Task Should_name_the_line_where_the_configuration_cannot_be_read()
    {
        using var settings = new SettingsFile("""
            akkachat {
              port = [1, 2
            }
            """);

        var line = await FailAsync(WrongSettings, "--config", settings.Path);

        line.ShouldBe($"{settings.Path}:2: the list akkachat.port has no ]");
    }

    [Theory]
    [InlineData("host = x\n  port = many", ":3: akkachat.port is \"many\": use a whole number from 0 to 65535")]
    [InlineData("host = x\n\n  port = 65536", ":4: akkachat.port is \"65536\": use a whole number from 0 to 65535")]
    [InlineData("prot = 1", ":2: akkachat.prot is not a setting: did you mean akkachat.port?")]
    public async Task Should_name_the_line_of_a_setting_that_is_wrong_and_what_is_allowed(string hocon, string message)
    {
        using var settings = new SettingsFile($"akkachat {{\n  {hocon}\n}}");

        (await FailAsync(WrongSettings, "--config", settings.Path)).ShouldBe(settings.Path + message);
    }

    [Fact]
    public async Task Should_name_an_included_file_that_is_missing()
    {
        using var settings = new SettingsFile("akkachat.port = 1\ninclude \"missing.conf\"");

        var line = await FailAsync(WrongSettings, "--config", settings.Path);

        line.ShouldStartWith($"{settings.Path}:2: ");
        line.ShouldContain("missing.conf");
    }

    [Fact]
    public async Task Should_help()
    {
        await using var server = RunningProgram.Start("the server", Programs.Server("--help"));

        (await server.ExitAsync()).ShouldBe(0);

        foreach (var option in new[] { "--host", "--port", "--config", "--help" })
            server.Output.ToString().ShouldContain(option);
        server.Errors.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(">&-", "--port", "0")]
    [InlineData(">/dev/full", "--port", "0")]
    [InlineData(">&-", "--help")]
    [InlineData(">/dev/full", "--help")]
    public async Task Should_say_that_it_cannot_write_its_output(string redirection, params string[] args)
    {
        var line = await FailToRunAsync(CannotStart, ["sh", "-c", $"exec \"$@\" {redirection}", "sh", .. Programs.Server([.. args, "--log", "memory"])]);

        line.ShouldStartWith("cannot write to standard output: ");
    }

    [Theory]
    [InlineData(64)]
    [InlineData(200)]
    public async Task Should_say_that_too_few_open_files_are_allowed(int descriptors)
    {
        var line = await FailToRunAsync(CannotStart, ["sh", "-c", $"ulimit -n {descriptors} && exec \"$@\"", "sh", .. Programs.Server("--port", "0", "--log", "memory")]);

        line.ShouldBe($"only {descriptors} open files are allowed here (ulimit -n): the server needs 256 to start");
    }

    [Fact]
    public async Task Should_fail_with_its_exit_code_alone_when_it_can_write_nowhere()
    {
        await using var server = RunningProgram.Start(
            "the server", ["sh", "-c", "exec \"$@\" >/dev/full 2>/dev/full", "sh", .. Programs.Server("--port", "0", "--log", "memory")]);

        (await server.ExitAsync()).ShouldBe(CannotStart);
    }

    private static Task<string> FailAsync(int exitCode, params string[] args) => FailToRunAsync(exitCode, Programs.Server([.. args, "--log", "memory"]));

    private static async Task<string> FailToRunAsync(int exitCode, IEnumerable<string> command)
    {
        await using var server = RunningProgram.Start("the server", command);

        (await server.ExitAsync()).ShouldBe(exitCode, $"{server.Output}\n{server.Errors}");

        server.Output.Lines.ShouldBeEmpty();
        return server.Errors.Lines.ShouldHaveSingleItem();
    }
}
