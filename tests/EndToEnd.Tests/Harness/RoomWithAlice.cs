namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A server with alice in the room.</summary>
public abstract class RoomWithAlice : IAsyncLifetime
{
    private protected ServerNode Server { get; private set; } = null!;

    private protected Member Alice { get; private set; } = null!;

    /// <summary>The server's settings, in HOCON.</summary>
    private protected virtual string Settings => "akka.loglevel = INFO";

    public async Task InitializeAsync()
    {
        Server = await ServerNode.StartWithAsync(Settings);
        Alice = await Member.JoinAsync(Server, "alice");
    }

    public async Task DisposeAsync()
    {
        Alice.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Waits until alice has heard these lines, in this order.</summary>
    private protected async Task ExpectHeardAsync(params string[] lines)
    {
        foreach (var line in lines)
            await Alice.Heard.ExpectAsync(line);
    }

    /// <summary>Checks that alice has heard no line with this text, once she has heard all that was said before.</summary>
    private protected async Task ShouldNotHearAsync(string part)
    {
        await Alice.SayAsync("that was all");
        await Alice.Heard.ExpectAsync("alice: that was all");
        Alice.Heard.Lines.ShouldNotContain(line => line.Contains(part, StringComparison.Ordinal));
    }
}
