using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

/// <summary>
/// Runs inside a program under test that is started with DOTNET_STARTUP_HOOKS: lets a signal break the program in the way that
/// a fault of its own would. The name is prescribed.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "Prescribed.")]
[SuppressMessage("Design", "MA0047", Justification = "Prescribed.")]
internal static class StartupHook
{
    // SIGUSR1 of Linux.
    private const PosixSignal Break = (PosixSignal)10;

    /// <summary>What to set to have it run.</summary>
    public static string Variable => $"DOTNET_STARTUP_HOOKS={typeof(StartupHook).Assembly.Location}";

    public static void Initialize() => PosixSignalRegistration.Create(Break, _ => throw new InvalidOperationException("broken on purpose"));
}
