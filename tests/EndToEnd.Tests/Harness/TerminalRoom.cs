namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A server with bob in the room and jane at a terminal.</summary>
public abstract class TerminalRoom : IAsyncLifetime
{
    /// <summary>Exit codes of the client.</summary>
    protected const int Left = 0, Failed = 1, Aborted = 134;

    private protected ServerNode Server { get; set; } = null!;

    private protected Member Bob { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // So long that nobody leaves without a goodbye while a test waits for it.
        Server = await ServerNode.StartWithAsync("akkachat.session { grace-period = 10m, flood.lines-per-second = 0 }");
        Bob = await Member.JoinAsync(Server, "bob");
    }

    public async Task DisposeAsync()
    {
        Bob.Dispose();
        await Server.DisposeAsync();
    }

    private protected IEnumerable<string> Client(params string[] args) => Programs.Client(["--port", $"{Server.Port}", .. args]);

    /// <summary>Opens a window with jane in it, and waits until she has joined.</summary>
    /// <param name="environment">Variables, for instance TERM=linux.</param>
    private protected async Task<TerminalWindow> JoinAsync(params string[] environment)
    {
        var window = await TerminalWindow.OpenAsync(["env", .. environment, .. Client("--nick", "jane")]);
        await window.ExpectPartAsync("* jane joined");
        return window;
    }

    private protected static int Count(string screen, string part) => screen.Split(part).Length - 1;
}
