using System.Reflection;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests;

/// <summary>A fact of an abstract suite, for a test that runs the whole suite where starting what it needs takes seconds.</summary>
/// <param name="method">The fact.</param>
internal sealed class SuiteFact(MethodInfo method)
{
    public string Name => method.Name;

    public static IEnumerable<SuiteFact> Of<TSuite>() =>
        typeof(TSuite).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => new SuiteFact(method));

    /// <summary>Runs all facts of a suite, each with a database of its own.</summary>
    public static async Task RunAllAsync<TSuite>(PostgresServer server, Func<LogSettings, IDisposable> create)
    {
        foreach (var fact in Of<TSuite>())
        {
            var log = new LogSettings(LogStore.Postgres, await server.CreateDatabaseAsync());
            fact.Run(() => create(log));
        }
    }

    public void Run(Func<IDisposable> create)
    {
        using var suite = create();
        Record.Exception(() => method.Invoke(suite, null)).ShouldBeNull(Name);
    }
}
