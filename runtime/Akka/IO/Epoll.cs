using System.Runtime.InteropServices;

namespace Akka.IO;

/// <summary>
/// The kernel's list of descriptors to watch, edge-triggered: each change is told once (epoll(7)). Linux only. An event counter in the
/// list ends a wait from another thread (eventfd(2)).
/// </summary>
internal sealed partial class Epoll : SafeHandle
{
    internal const uint In = 0x001, Urgent = 0x002, Out = 0x004, Error = 0x008, HangUp = 0x010, ReadHangUp = 0x2000;

    private const uint EdgeTriggered = 0x8000_0000;
    private const int AddToList = 1, CloseOnExec = 0x80000, NonBlocking = 0x800, Interrupted = 4;

    // The kernel packs its structure on x86 alone.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int EventSize = IsPacked ? 12 : 16, DataOffset = IsPacked ? 4 : 8;

    private readonly byte[] _events;
    private readonly int _alarm;

    /// <summary>Makes an empty list.</summary>
    /// <param name="maxEvents">How many changes one wait tells at most.</param>
    /// <exception cref="PlatformNotSupportedException">The system gives none.</exception>
    internal Epoll(int maxEvents)
        : base(-1, ownsHandle: true)
    {
        SetHandle(epoll_create1(CloseOnExec));
        _alarm = eventfd(0, CloseOnExec | NonBlocking);
        _events = new byte[maxEvents * EventSize];
        if (IsInvalid || _alarm < 0 || !TryAdd(_alarm, In)) throw new PlatformNotSupportedException($"epoll: error {Marshal.GetLastPInvokeError()}");
    }

    public override bool IsInvalid => handle == -1;

    /// <summary>Watches a descriptor until it is closed.</summary>
    internal bool TryAdd(int descriptor, uint events)
    {
        Span<byte> change = stackalloc byte[EventSize];
        change.Clear();
        MemoryMarshal.Write(change, events | EdgeTriggered);
        MemoryMarshal.Write(change[DataOffset..], descriptor);
        return epoll_ctl(this, AddToList, descriptor, change) == 0;
    }

    /// <summary>Waits for events, or looks whether there are any.</summary>
    /// <returns>How many; see <see cref="this[int]"/>.</returns>
    internal int Wait(bool mayBlock)
    {
        int count;
        do
        {
            count = epoll_wait(this, _events, _events.Length / EventSize, mayBlock ? -1 : 0);
        }
        while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return Math.Max(count, 0);
    }

    /// <summary>An event of the last wait.</summary>
    internal (int Descriptor, uint Events) this[int index]
    {
        get
        {
            var at = _events.AsSpan(index * EventSize, EventSize);
            return (MemoryMarshal.Read<int>(at[DataOffset..]), MemoryMarshal.Read<uint>(at));
        }
    }

    /// <summary>Ends the wait of another thread, or the next one.</summary>
    internal void Alarm() => _ = write(_alarm, 1, sizeof(ulong));

    protected override bool ReleaseHandle()
    {
        _ = close(_alarm);
        return close((int)handle) == 0;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int eventfd(uint start, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(Epoll epoll, int operation, int descriptor, ReadOnlySpan<byte> change);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(Epoll epoll, Span<byte> events, int maxEvents, int timeout);

    [LibraryImport("libc")]
    private static partial nint write(int descriptor, in ulong value, nint size);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
