using System.Reflection;

namespace AkkaChat.Server.Tests;

/// <summary>A fact of an abstract suite, for a test that runs the whole suite where starting what it needs takes seconds.</summary>
/// <param name="method">The fact.</param>
internal sealed class SuiteFact(MethodInfo method)
{
    public string Name => method.Name;

    public static IEnumerable<SuiteFact> Of<TSuite>() =>
        typeof(TSuite).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => new SuiteFact(method));

    public void Run(Func<IDisposable> create)
    {
        using var suite = create();
        Record.Exception(() => method.Invoke(suite, null)).ShouldBeNull(Name);
    }
}
