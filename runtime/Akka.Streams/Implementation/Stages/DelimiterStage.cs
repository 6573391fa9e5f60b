using Akka.IO;
using Akka.Streams.Dsl;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Holds the bytes that are not yet a whole frame, and frames that nobody has asked for yet.</summary>
internal sealed class DelimiterStage(Island island, byte[] delimiter, int maximumFrameLength, bool allowTruncation) : FlowStage<ByteString, ByteString>(island)
{
    private byte[] _bytes = [];
    private int _start;
    private int _searched;

    private ReadOnlySpan<byte> Rest => _bytes.AsSpan(_start);

    protected override void OnPush(ByteString element)
    {
        _bytes = [.. Rest, .. element.ToArray()];
        _start = 0;
        OnPull();
    }

    protected override void OnPull()
    {
        if (TryCut(out var frame))
            Out.Push(frame);
        else if (!In.IsClosed)
            In.Pull();
        else
            Finish();
    }

    protected override void OnComplete()
    {
        if (Out.IsAvailable)
            OnPull();
        else if (Rest.IsEmpty)
            Complete();
    }

    private bool TryCut(out ByteString frame)
    {
        var at = Rest[_searched..].IndexOf(delimiter);
        var length = at < 0 ? Rest.Length - (delimiter.Length - 1) : _searched + at; // the rest may end with the beginning of a delimiter
        MustFit(length);
        frame = ByteString.Empty;
        if (at < 0)
        {
            _searched = Math.Max(0, length);
            return false;
        }
        frame = ByteString.CopyFrom(_bytes, _start, length);
        _start += length + delimiter.Length;
        _searched = 0;
        return true;
    }

    private void Finish()
    {
        MustFit(Rest.Length);
        if (!Rest.IsEmpty && !allowTruncation)
            throw new Framing.FramingException("The bytes end in the middle of a frame.");
        if (!Rest.IsEmpty)
            Out.Push(ByteString.CopyFrom(_bytes, _start, Rest.Length));
        Complete();
    }

    private void MustFit(int length)
    {
        if (length > maximumFrameLength)
            throw new Framing.FramingException($"A frame is longer than {maximumFrameLength} bytes.");
    }
}
