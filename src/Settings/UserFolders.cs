namespace AkkaChat.Settings;

/// <summary>
/// Where this user's files of both programs are, as the XDG Base Directory Specification has it: in a folder <c>akkachat</c>. The
/// specification ignores a variable whose path is not absolute.
/// </summary>
public static class UserFolders
{
    /// <summary>The path of a file with settings (<c>XDG_CONFIG_HOME</c>, or <c>~/.config</c>). It need not exist.</summary>
    public static string Config(string file) => PathOf("XDG_CONFIG_HOME", [".config"], file);

    /// <summary>The path of a file that a program makes (<c>XDG_STATE_HOME</c>, or <c>~/.local/state</c>). It need not exist.</summary>
    public static string State(string file) => PathOf("XDG_STATE_HOME", [".local", "state"], file);

    private static string PathOf(string variable, string[] otherwise, string file)
    {
        var set = Environment.GetEnvironmentVariable(variable);
        var folder = Path.IsPathFullyQualified(set ?? "")
            ? set!
            : Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. otherwise]);
        return Path.Combine(folder, "akkachat", file);
    }
}
