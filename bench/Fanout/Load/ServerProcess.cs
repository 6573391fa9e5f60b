using System.Diagnostics;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>What the operating system says of the server's process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Processor time used so far, by all threads, in user and kernel mode.</summary>
    public double CpuSeconds => Refreshed().TotalProcessorTime.TotalSeconds;

    /// <summary>Resident memory.</summary>
    public long ResidentKiB => Refreshed().WorkingSet64 / 1024;

    /// <summary>Finds the process; null when none is asked for.</summary>
    public static ServerProcess? Find(int? id)
    {
        if (id is null)
            return null;
        try
        {
            return new ServerProcess(Process.GetProcessById(id.Value));
        }
        catch (ArgumentException)
        {
            throw new FanoutException($"--pid {id}: there is no such process");
        }
    }

    public void Dispose() => _process.Dispose();

    private Process Refreshed()
    {
        _process.Refresh();
        return _process;
    }
}
