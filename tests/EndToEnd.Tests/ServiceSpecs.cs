using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>A server that a service manager starts.</summary>
public sealed class ServiceSpecs
{
    [Fact]
    public async Task Should_tell_systemd_how_it_is_and_log_as_JSON()
    {
        var folder = Directory.CreateTempSubdirectory("akkachat");
        var path = Path.Combine(folder.FullName, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        var program = Programs.Server("--port", "0", "--log", "memory", "--log-format", "json");
        await using var server = RunningProgram.Start("the server", ["env", $"NOTIFY_SOCKET={path}", "WATCHDOG_USEC=200000", .. program]);

        (await NextAsync(manager)).ShouldBe("READY=1");
        (await NextAsync(manager)).ShouldBe("WATCHDOG=1");
        (await NextAsync(manager)).ShouldBe("WATCHDOG=1");
        await server.SignalAsync("TERM");
        var last = "WATCHDOG=1";
        while (last == "WATCHDOG=1")
            last = await NextAsync(manager);
        last.ShouldBe("STOPPING=1");
        (await server.ExitAsync()).ShouldBe(0);

        server.Output.Lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.GetProperty("event").GetString() == "notice");
        server.Output.Lines.Count.ShouldBe(2); // where it listens, and that it has stopped
        folder.Delete(recursive: true);
    }

    [FactNeeding("systemd-analyze")]
    public async Task Should_have_a_unit_that_systemd_understands()
    {
        var unit = await File.ReadAllTextAsync(Path.Combine(Programs.Root, "deploy", "akkachat.service"));
        unit.ShouldNotContain(" --log"); // it would count more than the settings, and a node's log is not the default
        var folder = Directory.CreateTempSubdirectory("akkachat");
        var file = Path.Combine(folder.FullName, "akkachat.service");
        await File.WriteAllTextAsync(file, unit.Replace("/usr/lib/akkachat/AkkaChat.Server", "/bin/true", StringComparison.Ordinal));
        await using var systemd = RunningProgram.Start("systemd-analyze", "systemd-analyze", "verify", file);

        (await systemd.ExitAsync()).ShouldBe(0, $"{systemd.Errors}");

        systemd.Errors.Lines.ShouldBeEmpty();
        folder.Delete(recursive: true);
    }

    private static async Task<string> NextAsync(Socket manager)
    {
        var bytes = new byte[256];
        using var timeout = new CancellationTokenSource(TestTimeout.Limit);
        return Encoding.UTF8.GetString(bytes, 0, await manager.ReceiveAsync(bytes, SocketFlags.None, timeout.Token));
    }
}
