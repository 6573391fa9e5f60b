namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A file for the server's <c>--config</c>, until disposed.</summary>
internal sealed class SettingsFile : IDisposable
{
    public SettingsFile(string hocon)
    {
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllText(Path, hocon);
    }

    public string Path { get; }

    /// <inheritdoc />
    public void Dispose() => File.Delete(Path);
}
