using Akka.Configuration;

namespace Akka.Actor;

/// <summary>One phase of the coordinated shutdown.</summary>
internal sealed record ShutdownPhase(IList<string> DependsOn, TimeSpan Timeout, bool Recover, bool Enabled);

/// <summary>The phases of <c>akka.coordinated-shutdown.phases</c>, ordered so that each comes after those it depends on.</summary>
internal sealed class ShutdownPhases
{
    private readonly Dictionary<string, ShutdownPhase> _byName = [];
    private readonly List<string> _ordered = [];

    internal ShutdownPhase this[string name] => _byName[name];

    internal static ShutdownPhases Read(Config config)
    {
        var phases = new ShutdownPhases();
        var all = config.GetConfig("akka.coordinated-shutdown.phases");
        var defaultTimeout = config.GetTimeSpan("akka.coordinated-shutdown.default-phase-timeout", TimeSpan.FromSeconds(5));
        foreach (var name in all.Root.GetObject().Items.Keys)
        {
            var phase = all.GetConfig(name);
            phases._byName[name] = new ShutdownPhase(
                phase.GetStringList("depends-on", []),
                phase.GetTimeSpan("timeout", defaultTimeout),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true));
        }

        var visiting = new HashSet<string>();
        foreach (var name in phases._byName.Keys) phases.Place(name, visiting);
        return phases;
    }

    internal bool Contains(string name) => _byName.ContainsKey(name);

    internal IEnumerable<string> InOrder(string? from) => from is null ? _ordered : _ordered.SkipWhile(name => name != from);

    private void Place(string name, HashSet<string> visiting)
    {
        if (_ordered.Contains(name)) return;
        if (!visiting.Add(name)) throw new ConfigurationException($"akka.coordinated-shutdown.phases: '{name}' depends on itself.");
        if (_byName.TryGetValue(name, out var phase))
        {
            foreach (var earlier in phase.DependsOn) Place(earlier, visiting);
            _ordered.Add(name);
        }

        visiting.Remove(name);
    }
}
