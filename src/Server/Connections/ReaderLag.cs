using AkkaChat.Protocol;

namespace AkkaChat.Server.Connections;

/// <summary>How far a reader is behind.</summary>
/// <param name="Lines">The lines that wait for it.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Time">For how long something has waited, here or in the network.</param>
internal readonly record struct ReaderLag(int Lines, long Bytes, TimeSpan Time)
{
    /// <summary>The lag in words.</summary>
    public ServerText Text => Lines switch
    {
        1 => $"1 line, {Bytes:N0} bytes and {Math.Ceiling(Time.TotalSeconds):0} s behind",
        _ => $"{Lines:N0} lines, {Bytes:N0} bytes and {Math.Ceiling(Time.TotalSeconds):0} s behind",
    };
}
