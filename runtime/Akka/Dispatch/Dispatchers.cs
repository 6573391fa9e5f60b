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
    private readonly Lock _making = new();

    internal Dispatchers(Config config)
    {
        _config = config;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    /// <summary>Finds a dispatcher by the path of its settings.</summary>
    /// <exception cref="ConfigurationException">There are no settings at that path.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        if (_byId.TryGetValue(dispatcherName, out var made)) return made;
        lock (_making) return _byId.GetOrAdd(dispatcherName, Make, this); // one made in vain would keep its threads
    }

    /// <summary>Whether a dispatcher of that name exists or has settings.</summary>
    public bool HasDispatcher(string id) => _byId.ContainsKey(id) || _config.HasPath(id);

    internal void Register(MessageDispatcher dispatcher) => _byId[dispatcher.Id] = dispatcher;

    internal void Stop()
    {
        foreach (var dispatcher in _byId.Values) (dispatcher as IDisposable)?.Dispose();
    }

    private static MessageDispatcher Make(string id, Dispatchers all)
    {
        if (!all._config.HasPath(id)) throw new ConfigurationException($"There is no dispatcher '{id}': no settings at that path.");
        var throughput = AtLeastOne(all._config, id + ".throughput", 30);
        return all._config.GetString(id + ".type", "Dispatcher") switch
        {
            "Dispatcher" => new ThreadPoolDispatcher(id, throughput),
            "ForkJoinDispatcher" => new DedicatedThreadDispatcher(id, throughput, AtLeastOne(all._config, id + ".dedicated-thread-pool.thread-count", 0)),
            var type => throw new ConfigurationException($"{id}.type is '{type}': use Dispatcher (the thread pool) or ForkJoinDispatcher (threads of its own)."),
        };
    }

    private static int AtLeastOne(Config config, string path, int fallback)
    {
        var value = config.GetInt(path, fallback);
        return value >= 1 ? value : throw new ConfigurationException($"{path} is {value}: it must be at least 1.");
    }
}
