using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// In the place of Akka.NET's JSON serializer, under its number: what has no serializer of its own is not sent, and nothing is read that claims to be
/// JSON. Whoever chooses the types that JSON creates could run code here.
/// </summary>
internal sealed class RefusingSerializer : Serializer
{
    // Akka.NET gives it JSON's settings too.
    public RefusingSerializer(ExtendedActorSystem system, Config _)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => 1;

    /// <inheritdoc />
    public override bool IncludeManifest => true;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => throw new SerializationException($"{obj.GetType()} must not leave this node: it has no serializer");

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type type) => throw new SerializationException($"{type} is not read: nodes send no JSON");
}
