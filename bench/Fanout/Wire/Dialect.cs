using System.Text;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>How to join a room and say a line on one kind of server.</summary>
internal abstract class Dialect
{
    /// <summary>The names of all dialects.</summary>
    public static readonly string[] Names = ["raw", "irc", "redis"];

    /// <summary>Whether members can speak. Where they cannot, senders are connections of their own.</summary>
    public virtual bool MembersSpeak => true;

    /// <summary>Whether a sender gets its own lines back.</summary>
    public virtual bool SendersHearThemselves => true;

    /// <summary>The longest text of a line, in bytes, that every server of this kind passes on whole.</summary>
    public abstract int MaxTextBytes { get; }

    /// <summary>The dialect called <paramref name="name"/>.</summary>
    public static Dialect Named(string name) => name switch
    {
        "raw" => new RawDialect(),
        "irc" => new IrcDialect(),
        "redis" => new RedisDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such dialect"),
    };

    /// <summary>What a connection says first.</summary>
    /// <param name="nickname">Its name.</param>
    /// <param name="listens">Whether it becomes a member; otherwise it only sends.</param>
    public abstract byte[] Hello(string nickname, bool listens);

    /// <summary>What a line means that came while <paramref name="nickname"/> was joining.</summary>
    public abstract Reply Read(ReadOnlySpan<byte> line, string nickname);

    /// <summary>What goes before a text of <paramref name="textBytes"/> bytes.</summary>
    protected abstract string Before(int textBytes);

    /// <summary>What goes after it.</summary>
    protected abstract string After { get; }

    /// <summary>A line whose text is a place for a stamp and then filler.</summary>
    /// <param name="textBytes">Length of the text.</param>
    /// <param name="stampAt">Where the stamp goes.</param>
    public byte[] Frame(int textBytes, out int stampAt)
    {
        var before = Before(textBytes);
        stampAt = before.Length;
        return Encoding.ASCII.GetBytes(before + new string('.', textBytes) + After);
    }
}
