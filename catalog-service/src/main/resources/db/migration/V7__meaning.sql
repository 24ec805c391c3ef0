-- What products' texts mean, as vectors of a model, by the hash of the text: embedded once, for all instances.
create table meaning (
    model text not null,
    text_hash text not null,
    vector bytea not null,
    primary key (model, text_hash)
);
