namespace AkkaChat.Client;

/// <summary>Where this user's files are that the client makes, as the XDG Base Directory Specification has it.</summary>
internal static class StateFolder
{
    /// <summary>The path of a file or a folder there; it need not exist.</summary>
    public static string PathOf(string name)
    {
        var xdg = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        var folder = Path.IsPathFullyQualified(xdg ?? "") ? xdg! : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(folder, "akkachat", name);
    }
}
