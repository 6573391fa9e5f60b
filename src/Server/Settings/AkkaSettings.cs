using Akka.Configuration;
using Akka.Configuration.Hocon;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>The settings of Akka itself. Akka takes many mistakes in them without a word, and names no file for the rest.</summary>
internal static class AkkaSettings
{
    private static readonly string[] Levels = ["DEBUG", "INFO", "WARNING", "ERROR", "OFF"];

    // Sections whose keys are up to the operator.
    private static readonly string[] FreeSections = ["akka.actor.deployment", "akka.coordinated-shutdown.phases"];

    /// <summary>All paths that Akka knows, but for those in <c>server.conf</c>.</summary>
    public static IEnumerable<string> Paths => [.. PathsIn("akka", ConfigurationFactory.Default().GetValue("akka")), .. FreeSections];

    /// <summary>Checks those in <c>server.conf</c>.</summary>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static void Check(SettingsReader read)
    {
        CheckLevel(read, "akka.loglevel");
        CheckLevel(read, "akka.stdout-loglevel");
        read.Texts("akka.loggers");
        read.Text("akka.logger-formatter");
        read.Text("akka.loggers-dispatcher");
        read.Text("akka.log-dead-letters");
        read.Flag("akka.log-dead-letters-during-shutdown");
        read.Text("akka.actor.default-dispatcher.type");
        read.Number("akka.actor.default-dispatcher.throughput", 1, int.MaxValue);
        read.Text("akka.actor.default-dispatcher.executor");
        read.Text("akka.actor.logging-dispatcher.type");
        read.Flag("akka.coordinated-shutdown.run-by-clr-shutdown-hook");
    }

    private static void CheckLevel(SettingsReader read, string path) =>
        read.Choice(path, [.. Levels.Select(level => (level, level))]);

    private static IEnumerable<string> PathsIn(string path, HoconValue? value) => value?.IsObject() == true
        ? value.GetObject().Items.SelectMany(item => PathsIn($"{path}.{item.Key}", item.Value))
        : [path];
}
