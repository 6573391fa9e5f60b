using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>The certificates that this user has accepted, in a file: a line for each server, with the SHA-256 fingerprint behind it.</summary>
/// <param name="file">The file; it need not exist.</param>
internal sealed class KnownServers(string file)
{
    /// <summary>The file of this user.</summary>
    public static KnownServers OfUser => new(UserFolders.State("known-servers"));

    /// <summary>Where they are.</summary>
    public string File { get; } = file;

    /// <summary>What a server is called here.</summary>
    public static string NameOf(string host, int port) => $"{host}:{port}";

    /// <summary>Finds the fingerprint of a server; null when it is not known.</summary>
    public string? Find(string server) => !System.IO.File.Exists(File)
        ? null
        : System.IO.File.ReadLines(File)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(words => words.Length == 2 && words[0] == server)?[1];

    /// <summary>Adds a server.</summary>
    public void Add(string server, string fingerprint)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.AppendAllText(File, $"{server} {fingerprint}\n");
    }
}
