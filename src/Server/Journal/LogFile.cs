namespace AkkaChat.Server.Journal;

/// <summary>The file of a log: made when it is missing, readable by its owner alone, and held by one server at a time.</summary>
internal static class LogFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file, if it is missing, and holds it for this process.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="remedy">What to do when it cannot be used.</param>
    /// <exception cref="LogException">Another server has it, or it cannot be made.</exception>
    public static FileStream Lock(string path, string remedy)
    {
        try
        {
            CreateDirectory(Path.GetDirectoryName(path)!);
            var held = Open($"{path}.lock", FileMode.OpenOrCreate, FileShare.None);
            Make(path);
            return held;
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && File.Exists($"{path}.lock"))
        {
            throw new LogException($"another server records in {path}: stop it, or {remedy}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogException($"cannot record in {path}: {e.Message} ({remedy})", e);
        }
    }

    /// <summary>Makes a file that only its owner can read, if it is missing.</summary>
    /// <param name="path">The file's path.</param>
    public static void Make(string path)
    {
        if (!File.Exists(path))
            Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
