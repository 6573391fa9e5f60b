using System.Globalization;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>Checks the settings under <c>akka</c>. Akka ignores many wrong settings silently, and names no file for the others.</summary>
internal static class AkkaSettings
{
    private static readonly string[] Levels = ["DEBUG", "INFO", "WARNING", "ERROR", "OFF"];

    // Sections whose keys are not Akka's.
    private static readonly string[] FreeSections =
    [
        "akka.actor.deployment.*",
        "akka.actor.serializers.*",
        "akka.actor.serialization-bindings.*",
        "akka.actor.serialization-identifiers.*",
        "akka.coordinated-shutdown.phases.*",
    ];

    // The default is a number; a word or a time is allowed too.
    private static readonly string[] TakesMoreThanNumbers = ["akka.log-dead-letters", "akka.actor.reaper-interval", "akka.actor.typed.timeout"];

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(365);

    private static readonly Dictionary<string, HoconValue> Defaults = Values("akka", ConfigurationFactory.Default().GetValue("akka"));

    /// <summary>The paths of all settings with a default in Akka, and the sections with any content.</summary>
    public static IEnumerable<string> Paths => [.. Defaults.Keys, .. FreeSections];

    /// <summary>Checks the settings of <c>server.conf</c>, and the kind of those that are only in the administrator's file.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static void Check(SettingsReader read)
    {
        CheckLevel(read, "akka.loglevel");
        CheckLevel(read, "akka.stdout-loglevel");
        read.Text("akka.stdout-logger-class");
        read.Texts("akka.loggers");
        read.Text("akka.logger-formatter");
        read.Text("akka.loggers-dispatcher");
        read.Text("akka.log-dead-letters");
        read.Flag("akka.log-dead-letters-during-shutdown");
        read.Text("akka.actor.default-dispatcher.type");
        read.Number("akka.actor.default-dispatcher.throughput", 1, int.MaxValue);
        read.Text("akka.actor.default-dispatcher.executor");
        read.Text("akka.actor.default-mailbox.mailbox-type");
        read.Text("akka.actor.logging-dispatcher.type");
        read.Size("akka.io.tcp.maximum-frame-size", 256, 64 * 1024);
        read.Duration("akka.scheduler.tick-duration", TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        read.Flag("akka.coordinated-shutdown.run-by-clr-shutdown-hook");

        foreach (var (path, value) in Defaults)
        {
            if (read.Has(path))
                CheckLikeDefault(read, path, value);
        }
    }

    private static void CheckLevel(SettingsReader read, string path) =>
        read.Choice(path, [.. Levels.Select(level => (level, level))]);

    // Each setting has the kind of value that its default has.
    private static void CheckLikeDefault(SettingsReader read, string path, HoconValue value)
    {
        if (value.Values.Exists(element => element is HoconArray))
            read.Texts(path);
        else if (value.GetString() is "on" or "off" or "true" or "false")
            read.Flag(path);
        else if (IsNumberWith('s', value) && read.Text(path) != "infinite")
            read.Duration(path, TimeSpan.Zero, LongestTime);
        else if (IsNumberWith('k', value))
            read.Size(path, 1, int.MaxValue);
        else if (int.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _) && !TakesMoreThanNumbers.Contains(path) && read.Text(path) != "unlimited")
            read.Number(path, -1, int.MaxValue);
        else
            read.Parsed(path, text => text);
    }

    private static bool IsNumberWith(char unit, HoconValue value) => value.GetString() is { Length: > 1 } text && char.IsAsciiDigit(text[0]) && text[^1] == unit;

    private static Dictionary<string, HoconValue> Values(string path, HoconValue value) => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => Values($"{path}.{Quoted(item.Key)}", item.Value)).ToDictionary()
        : new() { [path] = value };

    private static string Quoted(string key) => key.Contains('.', StringComparison.Ordinal) ? $"\"{key}\"" : key;
}
