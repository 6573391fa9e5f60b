namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A temporary folder with a user's client.conf and with what the client remembers, until disposed.</summary>
internal sealed class ClientSettingsFolder : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("akkachat-");

    public ClientSettingsFolder(string hocon)
    {
        File = Path.Combine(_home.CreateSubdirectory("akkachat").FullName, "client.conf");
        System.IO.File.WriteAllText(File, hocon);
    }

    public string File { get; }

    /// <summary>The command that starts the client with these settings.</summary>
    public IEnumerable<string> Client(params IEnumerable<string> args) => ["env", $"XDG_CONFIG_HOME={_home.FullName}", $"XDG_STATE_HOME={_home.FullName}", .. Programs.Client(args)];

    /// <inheritdoc />
    public void Dispose() => _home.Delete(recursive: true);
}
