namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>The settings of a client's user, in a folder of their own, until disposed.</summary>
internal sealed class ClientSettings : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("akkachat-");

    public ClientSettings(string hocon)
    {
        File = Path.Combine(_home.CreateSubdirectory("akkachat").FullName, "client.conf");
        System.IO.File.WriteAllText(File, hocon);
    }

    public string File { get; }

    /// <summary>The client, for this user.</summary>
    public IEnumerable<string> Client(params IEnumerable<string> args) => ["env", $"XDG_CONFIG_HOME={_home.FullName}", .. Programs.Client(args)];

    /// <inheritdoc />
    public void Dispose() => _home.Delete(recursive: true);
}
