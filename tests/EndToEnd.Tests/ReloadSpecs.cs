using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>SIGHUP to a server without a terminal.</summary>
public sealed class ReloadSpecs
{
    [Fact]
    public async Task Should_treat_new_connections_by_the_new_settings_and_leave_everything_when_they_are_wrong()
    {
        using var settings = new SettingsFile("akkachat.connections.max = 100");
        await using var server = await ServerNode.StartAsync("--config", settings.Path);
        using var alice = await Member.JoinAsync(server, "alice");

        await File.WriteAllTextAsync(settings.Path, "akkachat.connections.max = none");
        await server.ReloadAsync();
        await server.Output.ExpectPartAsync("settings not read again, nothing has changed: ");
        using var bob = await Member.JoinAsync(server, "bob");

        await File.WriteAllTextAsync(settings.Path, "akkachat { connections.max = 1, room.history-lines = 5, session.grace-period = 1m, operators.accounts = [bob] }");
        await server.ReloadAsync();
        await server.Output.ExpectPartAsync("settings read again: new connections get them; a restart is needed for akkachat.session.grace-period, akkachat.room.history-lines, akkachat.operators.accounts");
        using var carol = await Member.ConnectAsync(server);
        await carol.Heard.ExpectAsync("! server is full, try later");
        await alice.SayAsync("still here");
        await bob.Heard.ExpectAsync("alice: still here");
    }
}
