using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>
/// Which of several servers worked last, in a file: a line for each list of servers that the user has given, with the server behind it.
/// What cannot be read or written costs no more than another attempt to connect.
/// </summary>
/// <param name="file">The file; it need not exist.</param>
internal sealed class LastServer(string file)
{
    /// <summary>The file of this user.</summary>
    public static LastServer OfUser => new(UserFolders.State("last-server"));

    /// <summary>Finds the one of a list; null when none has worked yet.</summary>
    public string? Find(string servers) => Read().FirstOrDefault(line => IsOf(line, servers))?[(servers.Length + 1)..];

    /// <summary>Notes the one of a list.</summary>
    public void Put(string servers, string server)
    {
        var lines = Read();
        var line = $"{servers} {server}";
        if (lines.Contains(line))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);

            // Another client of this user reads all of it or nothing.
            var written = $"{file}.{Environment.ProcessId}";
            File.WriteAllLines(written, lines.Where(other => !IsOf(other, servers)).Append(line));
            File.Move(written, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not remembered.
        }
    }

    private string[] Read()
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsOf(string line, string servers) => line.StartsWith(servers + " ", StringComparison.Ordinal);
}
