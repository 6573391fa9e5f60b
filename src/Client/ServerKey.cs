using System.Security.Cryptography;
using AkkaChat.Protocol;
using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>
/// This user's key for one server, which opens the nicknames that are registered there with it. Each server has one of its own, so that no server
/// can recognize the user of another. The file is readable by its owner only.
/// </summary>
/// <param name="files">Where it may be: the nodes of one server have one room, and the key that was made for any of them is for all. None need exist.</param>
internal sealed class ServerKey(params IReadOnlyList<string> files)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The first that exists. A new one is for the first node.
    private string KeyFile => files.FirstOrDefault(File.Exists, files[0]);

    /// <summary>The key for a server, or for the nodes of one.</summary>
    /// <param name="servers">Where they are, at least one.</param>
    public static ServerKey For(IEnumerable<(string Host, int Port)> servers) =>
        new([.. servers.Select(server => Path.Combine(UserFolders.State("keys"), $"{server.Host.Replace(':', '_')}_{server.Port}.pem"))]);

    /// <summary>Signs a server's challenge; null when there is no key.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="challenge">The challenge.</param>
    public TaggedClientLine.Proof? Sign(string room, string challenge)
    {
        var file = KeyFile;
        if (!File.Exists(file))
            return null;
        try
        {
            using var key = LoginKey.FromPem(File.ReadAllText(file));
            return new TaggedClientLine.Proof(key.PublicHalf, key.Sign(room, challenge));
        }
        catch (Exception e) when (IsUnusable(e))
        {
            return null; // the server has asked for a password, too
        }
    }

    /// <summary>The public half of the key, which is made when there is none.</summary>
    /// <exception cref="ClientException">It cannot be read or written.</exception>
    public string FindOrCreate()
    {
        var file = KeyFile;
        try
        {
            using var key = File.Exists(file) ? LoginKey.FromPem(File.ReadAllText(file)) : CreateIn(file);
            return key.PublicHalf;
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw new ClientException($"cannot keep a key in {file}: {e.Message.TrimEnd('.')}; /register PASSWORD needs none");
        }
    }

    private static LoginKey CreateIn(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!, OwnerOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerOnly;
        }
        var key = LoginKey.Create();
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(key.ToPem());
        return key;
    }

    private static bool IsUnusable(Exception e) =>
        e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
