# Run once by the MongoDB image, while its folder is still empty: the hub gets a user that owns one database and no more.
mongosh --quiet yima --eval '
  db.createUser({ user: "yima", pwd: process.env.MONGO_HUB_PASSWORD, roles: [{ role: "readWrite", db: "yima" }] })
'
