using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Akka.Dispatch;

/// <summary>Asks the processor to bring objects into its cache, and does not wait. Where it cannot be asked nothing happens.</summary>
internal static class CacheLines
{
    private const int Size = 64;

    /// <summary>Asks for the first lines of an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Fetch(object? target, int lines)
    {
        if (!Sse.IsSupported) return;
        // The object may be moved meanwhile: a wrong address is as harmless as none.
        var address = (byte*)Unsafe.As<object?, nint>(ref target);
        for (var line = 0; line < lines; line++) Sse.Prefetch0(address + (line * Size));
    }
}
