using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, made from its settings when they are first asked for.</summary>
public sealed class Dispatchers
{
    /// <summary>The dispatcher of every actor whose Props name no other.</summary>
    public static readonly string DefaultDispatcherId = "akka.actor.default-dispatcher";

    private readonly Config _config;
    private readonly ConcurrentDictionary<string, MessageDispatcher> _byId = new();

    internal Dispatchers(Config config)
    {
        _config = config;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    /// <summary>Finds a dispatcher by the path of its settings.</summary>
    /// <exception cref="ConfigurationException">There are no settings at that path.</exception>
    public MessageDispatcher Lookup(string dispatcherName) => _byId.GetOrAdd(dispatcherName, Make, this);

    /// <summary>Whether a dispatcher of that name exists or has settings.</summary>
    public bool HasDispatcher(string id) => _byId.ContainsKey(id) || _config.HasPath(id);

    internal void Register(MessageDispatcher dispatcher) => _byId[dispatcher.Id] = dispatcher;

    private static MessageDispatcher Make(string id, Dispatchers all)
    {
        if (!all._config.HasPath(id)) throw new ConfigurationException($"There is no dispatcher '{id}': no settings at that path.");
        var throughput = all._config.GetInt(id + ".throughput", 30);
        if (throughput < 1) throw new ConfigurationException($"{id}.throughput is {throughput}: it must be at least 1.");
        return new ThreadPoolDispatcher(id, throughput);
    }
}
