using System.Text;

namespace AkkaChat.Settings.Tests;

/// <summary>A program with a few settings, and a folder with their files.</summary>
public abstract class SettingsScenario : IDisposable
{
    protected const string Defaults = """
        app {
          host = "127.0.0.1"
          port = 9999
          tags = [a, b]
          mood = merry
          line { most = 4 KiB, patience = 2s }
          sound { bell = on, tune = high }
        }
        """;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, string> Renamed = new() { ["app.address"] = "app.host", ["app.noise"] = "app.sound", ["app.line.limit"] = "app.line.most" };

    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-settings-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Layers<App> Lowest(string defaults = Defaults) => new(Write("app.conf", defaults), Read, Renamed, "app.free.*");

    /// <summary>What a file over the defaults is refused with.</summary>
    protected Task<string> ErrorInAsync(string file) => WithinTimeLimitAsync(() => Should.Throw<SettingsException>(() => Lowest().With(file)).Message);

    /// <summary>What a file with this text is refused with.</summary>
    protected Task<string> ErrorAsync(string hocon) => ErrorInAsync(Write("bad.conf", hocon));

    /// <summary>What a file with this text sets.</summary>
    private protected Task<Layers<App>> LayersAsync(string hocon) => WithinTimeLimitAsync(() => Lowest().With(Write("own.conf", hocon)));

    /// <summary>Fails when something takes too long: an endless loop must not stop the other tests.</summary>
    protected static Task<T> WithinTimeLimitAsync<T>(Func<T> action) => Task.Run(action).WaitAsync(TimeLimit);

    protected string InFolder(string name) => Path.Combine(_folder, name);

    protected string Write(string name, string hocon) => Write(name, Encoding.UTF8.GetBytes(hocon));

    protected string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(InFolder(name), bytes);
        return InFolder(name);
    }

    private static App Read(SettingsReader read) => new(
        read.Text("app.host"),
        read.Number("app.port", 0, 65_535),
        string.Join(' ', read.Texts("app.tags")),
        read.Parsed("app.mood", mood => mood == "merry" ? mood : throw new FormatException("cheer up")),
        read.Size("app.line.most", 16, 65_536),
        read.Duration("app.line.patience", TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)),
        read.Flag("app.sound.bell"),
        read.Choice("app.sound.tune", ("high", true), ("low", false)));

    internal sealed record App(string Host, int Port, string Tags, string Mood, int Most, TimeSpan Patience, bool Bell, bool Loud);
}
