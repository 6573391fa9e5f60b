namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A server with alice in the room.</summary>
public abstract class RoomWithAlice : IAsyncLifetime
{
    private protected ServerNode Server { get; private set; } = null!;

    private protected Member Alice { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await ServerNode.StartAsync();
        Alice = await Member.JoinAsync(Server, "alice");
    }

    public async Task DisposeAsync()
    {
        Alice.Dispose();
        await Server.DisposeAsync();
    }
}
