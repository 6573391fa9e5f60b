using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Makes .NET's sockets run completions on the thread that learns of them, not on the thread pool, and has one such thread. Akka.IO's completions only
/// tell an actor, so they never block. This saves a thread switch for each read, and the thread finds more to read each time: see docs/PERFORMANCE.md.
/// </summary>
internal static class SocketThread
{
    // sched(7): a thread of this policy gets its share of the processor, but does not interrupt another thread when it wakes up.
    private const int CallingThread = 0, BatchPolicy = 3, NoPriority = 0;

    // .NET reads them when the process creates its first socket: System.Net.Sockets, SocketAsyncEngine.Unix.cs. Inline completions alone would bring a
    // thread for each processor.
    private static readonly string[] Variables = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];

    /// <summary>Prepares the process, where the environment does not say otherwise. Must be called before the first socket.</summary>
    public static void Prepare()
    {
        foreach (var variable in Variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is null)
                Environment.SetEnvironmentVariable(variable, "1");
        }
        if (OperatingSystem.IsLinux())
            RunOnIt(UseBatchPolicy);
    }

    // A line that arrives must not interrupt the actors that are busy with earlier ones: the more arrive meanwhile, the less each costs. Where a
    // container forbids the call, all stays as it was.
    private static void UseBatchPolicy() => _ = SetScheduler(CallingThread, BatchPolicy, NoPriority);

    // .NET has no name for its thread, but completions run there.
    private static void RunOnIt(Action action)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint($"\0{Guid.NewGuid()}")); // unix(7): no file
            var read = new SocketAsyncEventArgs();
            read.SetBuffer(new byte[1]);
            read.Completed += (_, _) =>
            {
                socket.Dispose();
                read.Dispose();
                if (!Thread.CurrentThread.IsThreadPoolThread) // the environment said otherwise
                    action();
            };
            socket.ReceiveAsync(read);
            socket.SendTo(new byte[1], socket.LocalEndPoint!);
        }
        catch (SocketException)
        {
            socket.Dispose(); // there are no Unix sockets here
        }
    }

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetScheduler(int thread, int policy, in int priority);
}
