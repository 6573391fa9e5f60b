using System.Diagnostics;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>
/// A network namespace of Linux with a cable to this one: what runs there is on another machine, as far as TCP can tell. Needs root.
/// </summary>
internal sealed class RemoteHost : IDisposable
{
    private static readonly int Number = Environment.ProcessId % 250;

    // Names of links have 15 letters at most.
    private static readonly string Name = $"chat{Number}", Here = $"{Name}here", There = $"{Name}there";

    private RemoteHost()
    {
    }

    /// <summary>This machine's address, seen from there.</summary>
    public string Gateway => $"10.231.{Number}.1";

    /// <summary>Its own address.</summary>
    public string Address => $"10.231.{Number}.2";

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? Obstacle { get; } = FindObstacle(badLine: false);

    /// <summary>Why there can be none with a bad line to it; null when there can.</summary>
    public static string? BadLineObstacle { get; } = Obstacle ?? FindObstacle(badLine: true);

    public static RemoteHost Create()
    {
        var host = new RemoteHost();
        try
        {
            Run($"ip netns add {Name}");
            Run($"ip link add {Here} type veth peer name {There} netns {Name}");
            Run($"ip address add {host.Gateway}/24 dev {Here}");
            Run($"ip link set {Here} up");
            Run($"ip -n {Name} address add 10.231.{Number}.2/24 dev {There}");
            Run($"ip -n {Name} link set {There} up");
            Run($"ip -n {Name} link set lo up");
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Starts a program there.</summary>
    public RunningProgram Start(string name, params IEnumerable<string> command) => RunningProgram.Start(name, CommandFor(command));

    /// <summary>The command that starts a program there.</summary>
    public IEnumerable<string> CommandFor(IEnumerable<string> command) => ["ip", "netns", "exec", Name, .. command];

    public void CutCable() => Run($"ip -n {Name} link set {There} down");

    public void MendCable() => Run($"ip -n {Name} link set {There} up");

    /// <summary>Delays what goes either way, and loses some of it.</summary>
    public void Impair(string how)
    {
        Run($"tc qdisc add dev {Here} root netem {how}");
        Run($"ip netns exec {Name} tc qdisc add dev {There} root netem {how}");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Execute($"ip link delete {Here}"); // at once: with the namespace it would go only some time later
        Execute($"ip netns delete {Name}");
    }

    private static string? FindObstacle(bool badLine)
    {
        try
        {
            using var host = Create();
            if (badLine)
                host.Impair("delay 1ms");
            return null;
        }
        catch (Exception e)
        {
            return $"needs network namespaces{(badLine ? " and netem" : "")}, which root on Linux with iproute2 has: {e.Message}";
        }
    }

    private static void Run(string command)
    {
        var (code, error) = Execute(command);
        if (code != 0)
            throw new InvalidOperationException($"{command}: {error.Trim()}");
    }

    private static (int Code, string Error) Execute(string command)
    {
        var words = command.Split(' ');
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
