using System.Globalization;
using Akka.Configuration;

namespace AkkaChat.Client;

/// <summary>The settings beneath the command line: those of the program, and those of the user over them.</summary>
internal sealed record ClientSettings(string Host, int Port, string? Nickname, bool Bell, TimeSpan Patience, RetryPauses Retry)
{
    private const string Name = "client.conf";

    /// <summary>Reads <c>client.conf</c> beside the program, and the user's in <c>~/.config/akkachat</c> if there is one.</summary>
    /// <exception cref="ClientException">A file is no HOCON, or a value makes no sense.</exception>
    public static ClientSettings Load()
    {
        var folder = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return Read(Path.Combine(AppContext.BaseDirectory, Name), Path.Combine(folder, "akkachat", Name));
    }

    /// <summary>Reads the program's file and, over it, the user's.</summary>
    public static ClientSettings Read(string file, string usersFile)
    {
        var config = Parse(file);
        if (File.Exists(usersFile))
            config = Parse(usersFile).WithFallback(config);
        var nickname = config.GetString("akkachat.client.nickname", "");
        return new ClientSettings(
            config.GetString("akkachat.client.host") ?? "",
            ParsePort(config.GetString("akkachat.client.port") ?? ""),
            string.IsNullOrEmpty(nickname) ? null : nickname,
            Checked("akkachat.client.bell", () => config.GetBoolean("akkachat.client.bell")),
            Time(config, "akkachat.client.patience"),
            new RetryPauses(Time(config, "akkachat.client.retry.first"), Time(config, "akkachat.client.retry.longest")));
    }

    private static Config Parse(string file)
    {
        try
        {
            return ConfigurationFactory.ParseString(File.ReadAllText(file));
        }
        catch (Exception e)
        {
            throw new ClientException($"cannot read the settings in {file}: {e.Message.Split('\n')[0]}");
        }
    }

    private static int ParsePort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
        ? port
        : throw new ClientException($"akkachat.client.port is \"{text}\": use a number from 1 to 65535");

    private static TimeSpan Time(Config config, string path) => Checked(path, () => config.GetTimeSpan(path, null, allowInfinite: false));

    private static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or OverflowException or ConfigurationException)
        {
            throw new ClientException($"{path} makes no sense: {e.Message.Split('\n')[0]}");
        }
    }
}
